import type { GatePolicy } from '#core/gate/parse-gates.ts';
import { metricsAtHalf, probabilityMetrics } from '#core/gate/require-measurable.ts';
import type { Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import { mayRepeat } from './id-order.ts';
import type { PredictionSql } from './prediction-columns.ts';

const shownIds = 5;

/** A kind of row that must not occur. */
export interface Defect {
  readonly code: string;
  readonly condition: string;
  readonly message: (rows: string) => string;
}

export interface CheckOptions {
  readonly policy: GatePolicy;
  readonly needsProbabilities: boolean;
}

/** What is wrong with the rows of one prediction table, with how many rows and the first ids. */
export async function predictionProblems(
  engine: TableEngine,
  sql: PredictionSql,
  options: CheckOptions,
): Promise<readonly Problem[]> {
  return defectProblems(engine, sql, defectsOf(sql, options));
}

/** Counts every kind of defect in one pass, and ids that occur more than once. */
export async function defectProblems(
  engine: TableEngine,
  sql: Pick<PredictionSql, 'input' | 'table' | 'id'> & { readonly weight?: string },
  defects: readonly Defect[],
): Promise<readonly Problem[]> {
  const counts = defects.map(
    ({ condition }, index) => `count(*) FILTER (${condition}) AS defect_${index}`,
  );
  const [row] = await engine.query(
    `SELECT count(*) AS row_count, max(${sql.weight ?? 'NULL'}) AS heaviest, ${counts.join(', ')} FROM ${sql.table.relation}`,
  );
  const { source } = sql.table;
  if (row!['row_count'] === 0) {
    const message = `${source} has no rows; expected one row a prediction`;
    return [{ code: 'table-empty', subject: sql.input, message }];
  }
  const problems: Problem[] = [];
  if (row!['heaviest'] === 0) {
    const message = `${source}: every row has the weight 0; expected how much a row counts, and that some do`;
    problems.push({ code: 'weights-zero', subject: sql.input, message });
  }
  for (const [index, { code, condition, message }] of defects.entries()) {
    const count = Number(row![`defect_${index}`]);
    if (count === 0) continue;
    const ids = await exampleIds(engine, sql, condition);
    const rows = `${source}: ${count.toLocaleString('en-US')} of ${Number(row!['row_count']).toLocaleString('en-US')} rows${ids}`;
    problems.push({ code, subject: sql.input, message: message(rows) });
  }
  return [...problems, ...(await duplicateIds(engine, sql, Number(row!['row_count'])))];
}

function defectsOf({ id, label, score, weight }: PredictionSql, options: CheckOptions): Defect[] {
  const defects: Defect[] = [
    {
      code: 'score-missing',
      condition: `(${score}) IS NULL`,
      message: (rows) => `${rows} have no score; a model must answer for every row`,
    },
    {
      code: 'score-not-finite',
      condition: `NOT isfinite(${score})`,
      message: (rows) => `${rows} have a score that is NaN or infinite; expected numbers`,
    },
    {
      code: 'label-missing',
      condition: `(${label}) IS NULL OR NOT isfinite(CAST((${label}) AS DOUBLE))`,
      message: (rows) =>
        `${rows} have no label; leave rows without a known outcome out of the evaluation`,
    },
  ];
  defects.push(...rangeDefects(score, options));
  if (weight !== undefined) defects.push(...weightDefects(weight));
  if (id) {
    defects.push({
      code: 'id-missing',
      condition: `${id.expression} IS NULL`,
      message: (rows) => `${rows} have no id; rows of both models are aligned by it`,
    });
  }
  return defects;
}

/** Decision scores are as good as probabilities for a ranking, and for a threshold that was meant for them. */
function rangeDefects(score: string, { policy, needsProbabilities }: CheckOptions): Defect[] {
  const atHalf = policy.task === 'binary' ? metricsAtHalf(policy) : [];
  if (!needsProbabilities && atHalf.length === 0) return [];
  const what = needsProbabilities
    ? `the policy asks for metrics of probabilities (${probabilityMetrics(policy).join(', ')}); give probabilities, or take those metrics out`
    : `${atHalf.join(', ')} would predict positive from 0.5 on, which is meant for probabilities; give probabilities, or at_threshold`;
  return [
    {
      code: 'score-out-of-range',
      condition: `isfinite(${score}) AND ((${score}) < 0 OR (${score}) > 1)`,
      message: (rows) => `${rows} have a score outside 0…1, but ${what}`,
    },
  ];
}

export function weightDefects(weight: string): Defect[] {
  return [
    {
      code: 'weight-missing',
      condition: `(${weight}) IS NULL`,
      message: (rows) => `${rows} have no weight; give 0 to rows that must not count`,
    },
    {
      code: 'weight-not-finite',
      condition: `NOT isfinite(${weight})`,
      message: (rows) => `${rows} have a weight that is NaN or infinite; expected numbers`,
    },
    {
      code: 'weight-negative',
      condition: `isfinite(${weight}) AND (${weight}) < 0`,
      message: (rows) => `${rows} have a weight below 0; expected how much a row counts, 0 or more`,
    },
  ];
}

async function exampleIds(
  engine: TableEngine,
  { id, table }: Pick<PredictionSql, 'table' | 'id'>,
  condition: string,
): Promise<string> {
  if (!id) return '';
  const rows = await engine.query(
    `SELECT CAST(${id.expression} AS VARCHAR) AS id FROM ${table.relation} WHERE (${condition}) LIMIT ${shownIds}`,
  );
  return listIds(rows.map((row) => row['id'] as string | null));
}

async function duplicateIds(
  engine: TableEngine,
  { id, table, input }: Pick<PredictionSql, 'input' | 'table' | 'id'>,
  rowCount: number,
): Promise<readonly Problem[]> {
  if (!id || id.ascends) return [];
  if (!(await mayRepeat(engine, table, { id: id.expression, rowCount }))) return [];
  const rows = await engine.query(
    `SELECT CAST(${id.expression} AS VARCHAR) AS id, count(*) OVER () AS ids FROM ${table.relation} WHERE ${id.expression} IS NOT NULL GROUP BY ${id.expression} HAVING count(*) > 1 ORDER BY ${id.expression} LIMIT ${shownIds}`,
  );
  if (rows.length === 0) return [];
  const count = Number(rows[0]!['ids']).toLocaleString('en-US');
  const message = `${table.source}: ids that occur more than once: ${count}${listIds(rows.map((row) => row['id'] as string | null))}; expected one row an id`;
  return [{ code: 'ids-duplicate', subject: input, message }];
}

/** ' (id 4, 17, …)' */
export function listIds(ids: readonly (string | null)[]): string {
  if (ids.length === 0) return '';
  const shown = ids.map((id) => (id === null ? 'missing' : id.slice(0, 60)));
  return ` (id ${shown.join(', ')}${ids.length === shownIds ? ', …' : ''})`;
}
