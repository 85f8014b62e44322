import type { PerformancePolicy } from '#core/performance/performance-policy.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { Location } from '#core/verdict/finding.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { labelExpression } from '../predictions/label-expression.ts';
import { numberExpression } from '../predictions/prediction-columns.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

interface Source {
  readonly table: Table;
  /** 'performance.labels': for messages. */
  readonly subject: string;
}

type Expression = { readonly expression: string } | { readonly problem: Problem };

/** Labels as 0 and 1 (of a regression: as they are), null where missing. @throws CannotRunError */
export async function labelSql(
  engine: TableEngine,
  source: Source,
  policy: PerformancePolicy,
): Promise<string> {
  const location = policy.locate(['label']);
  const { table, subject } = source;
  const column = findColumn(source, policy.label, location);
  const [row] = await engine.query(
    `SELECT count(${quoteIdentifier(column.name)}) AS given FROM ${table.relation}`,
  );
  // A column without values has neither type nor classes: no label has arrived yet.
  if (Number(row!['given']) === 0) return 'CAST(NULL AS DOUBLE)';
  const { positive, task } = policy;
  const found =
    task === 'regression'
      ? await numberExpression(engine, { table, input: subject }, column)
      : await labelExpression(engine, { table, input: subject, column: column.name, positive });
  return `CAST(${expressionOf(found, location)} AS DOUBLE)`;
}

/** Scores as DOUBLE. @throws CannotRunError */
export async function scoreSql(
  engine: TableEngine,
  source: Source,
  policy: PerformancePolicy,
): Promise<string> {
  const location = policy.locate(['score']);
  const column = findColumn(source, policy.score, location);
  const { table, subject } = source;
  const score = expressionOf(
    await numberExpression(engine, { table, input: subject }, column),
    location,
  );
  if (policy.metric.needsProbabilities || policy.calibrated) {
    await requireProbabilities(engine, { source, score, location }, policy);
  }
  return score;
}

async function requireProbabilities(
  engine: TableEngine,
  {
    source: { table, subject },
    score,
    location,
  }: { readonly source: Source; readonly score: string; readonly location: Location },
  policy: PerformancePolicy,
): Promise<void> {
  const [row] = await engine.query(
    `SELECT count(*) FILTER (isfinite(${score}) AND ((${score}) < 0 OR (${score}) > 1)) AS outside FROM ${table.relation}`,
  );
  const outside = Number(row!['outside']);
  if (outside === 0) return;
  const why = policy.calibrated ? "'calibrated: true'" : policy.metricName;
  const message = `${outside.toLocaleString('en-US')} scores of ${table.source} lie outside 0…1, but ${why} takes them as probabilities; give probabilities, or change the policy`;
  throw new CannotRunError([{ code: 'score-out-of-range', subject, message, location }]);
}

function expressionOf(found: Expression, location: Location): string {
  if ('problem' in found) throw new CannotRunError([{ ...found.problem, location }]);
  return found.expression;
}

/** @throws CannotRunError with the nearest name. */
export function findColumn(
  { table, subject }: Source,
  name: string,
  location: Location,
): TableColumn {
  const found = table.columns.find((column) => column.name === name);
  if (found) return found;
  const names = table.columns.map((column) => column.name);
  const message = `${table.source} has no column '${name}'. ${suggestName(name, names)}`;
  throw new CannotRunError([{ code: 'column-missing', subject, message, location }]);
}
