import type { AlignedPredictions } from '#core/gate/aligned-predictions.ts';
import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { SlicePolicy } from '#core/gate/slice-policy.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { TableEngine } from '../engine.ts';
import type { Table, TableColumn } from '../table.ts';
import { listIds, predictionProblems } from './check-predictions.ts';
import { predictionSql, type PredictionSql } from './prediction-columns.ts';
import { sliceExpression, sliceProblems } from './slice-sql.ts';

export interface PredictionTables {
  readonly candidate: Table;
  readonly champion: Table | undefined;
}

/**
 * Checks both tables and reads them joined by id. The join runs in the engine, so ids may be of any type and exact
 * beyond 2^53.
 * @throws CannotRunError with every problem of both tables: columns, missing values, duplicate ids, ids that only one
 * table has, labels that disagree.
 */
export async function alignPredictions(
  engine: TableEngine,
  tables: PredictionTables,
  options: { readonly policy: GatePolicy; readonly needsProbabilities: boolean },
): Promise<AlignedPredictions> {
  const { policy } = options;
  const [candidate, champion] = await bothSql(engine, tables, policy);
  const problems = [
    ...(await predictionProblems(engine, candidate, options)),
    ...(champion ? await predictionProblems(engine, champion, options) : []),
  ];
  if (problems.length === 0 && champion) {
    problems.push(...(await differences(engine, candidate, champion)));
  }
  problems.push(...(await sliceProblems(engine, tables.candidate, policy)));
  if (problems.length > 0) throw new CannotRunError(problems);
  return readAligned(engine, { candidate, champion }, policy);
}

async function bothSql(
  engine: TableEngine,
  tables: PredictionTables,
  policy: GatePolicy,
): Promise<[PredictionSql, PredictionSql | undefined]> {
  const { task, positive, columns } = policy;
  const shared = {
    task: task === 'binary' ? task : ('regression' as const),
    positive,
    needsId: tables.champion !== undefined,
  };
  const candidate = await predictionSql(engine, {
    ...shared,
    input: 'candidate',
    table: tables.candidate,
    columns,
  });
  const champion =
    tables.champion &&
    (await predictionSql(engine, {
      ...shared,
      input: 'champion',
      table: tables.champion,
      columns: { ...columns, score: columns.championScore },
    }));
  if (!candidate.sql || (champion && !champion.sql)) {
    throw new CannotRunError([...candidate.problems, ...(champion?.problems ?? [])]);
  }
  return [candidate.sql, champion?.sql];
}

/** Ids are compared as text when one table has text and the other numbers. */
function rowsOf(
  sql: PredictionSql,
  other: PredictionSql | undefined,
  more: readonly string[] = [],
): string {
  const { id, label, score, table } = sql;
  const sameType = !other || id?.isText === other.id?.isText;
  const idText = id ? (sameType ? id.expression : `CAST(${id.expression} AS VARCHAR)`) : 'NULL';
  const columns = [
    `${idText} AS trainyard_id`,
    `${label} AS trainyard_label`,
    `${score} AS trainyard_score`,
    ...more,
  ];
  return `(SELECT ${columns.join(', ')} FROM ${table.relation})`;
}

/** Ids that only one table has, and labels that disagree. */
export async function differences(
  engine: TableEngine,
  candidate: PredictionSql,
  champion: PredictionSql,
): Promise<Problem[]> {
  const [a, b] = [`${rowsOf(candidate, champion)} a`, `${rowsOf(champion, candidate)} b`];
  const [ofCandidate, ofChampion] = [candidate.table.source, champion.table.source];
  const found = await Promise.all([
    examples(engine, `${a} ANTI JOIN ${b} USING (trainyard_id)`, 'trainyard_id'),
    examples(engine, `${b} ANTI JOIN ${a} USING (trainyard_id)`, 'trainyard_id'),
    examples(
      engine,
      `${a} JOIN ${b} USING (trainyard_id) WHERE a.trainyard_label IS DISTINCT FROM b.trainyard_label`,
      'a.trainyard_id',
    ),
  ]);
  const texts = [
    (count: string) => `${ofChampion} lacks ${count} of the ids of ${ofCandidate}`,
    (count: string) => `${ofCandidate} lacks ${count} of the ids of ${ofChampion}`,
    (count: string) => `${count} of the labels of ${ofChampion} differ from ${ofCandidate}`,
  ];
  return found.flatMap(({ count, ids }, index) => {
    if (count === 0) return [];
    const what = `${texts[index]!(count.toLocaleString('en-US'))}${listIds(ids)}`;
    const message = `${what}; evaluate both models on the same rows with the same labels`;
    return { code: index < 2 ? 'ids-differ' : 'labels-differ', subject: 'champion', message };
  });
}

async function examples(
  engine: TableEngine,
  from: string,
  id: string,
): Promise<{ count: number; ids: readonly (string | null)[] }> {
  const rows = await engine.query(
    `SELECT CAST(${id} AS VARCHAR) AS id, count(*) OVER () AS ids FROM ${from} ORDER BY ${id} LIMIT 5`,
  );
  return {
    count: Number(rows[0]?.['ids'] ?? 0),
    ids: rows.map((row) => row['id'] as string | null),
  };
}

const alignedRelation = 'trainyard_aligned';

/** One table in the engine, ordered by id: the same rows give the same bootstrap draws, however the files were ordered. */
async function readAligned(
  engine: TableEngine,
  { candidate, champion }: { candidate: PredictionSql; champion: PredictionSql | undefined },
  policy: GatePolicy,
): Promise<AlignedPredictions> {
  const slices = policy.slices.map(({ rows }, index) => ({
    rows,
    name: `trainyard_slice_${index}`,
  }));
  const a = rowsOf(
    candidate,
    champion,
    slices.map(({ rows, name }) => `${sliceExpression(rows)} AS ${name}`),
  );
  const joined = champion
    ? `SELECT a.*, b.trainyard_score AS trainyard_champion FROM ${a} a JOIN ${rowsOf(champion, candidate)} b USING (trainyard_id)`
    : `SELECT * FROM ${a} a`;
  const order = candidate.id ? ' ORDER BY trainyard_id' : '';
  await engine.query(`CREATE OR REPLACE TABLE ${alignedRelation} AS ${joined}${order}`);
  const table = alignedTable(candidate.table, slices);
  const masks = slices.filter(({ rows }) => 'where' in rows).map(({ name }) => name);
  const scores = [
    'trainyard_label',
    'trainyard_score',
    ...(champion ? ['trainyard_champion'] : []),
  ];
  const numbers = await engine.readNumbers(table, [...scores, ...masks]);
  const columns = slices.filter(({ rows }) => 'by' in rows).map(({ name }) => name);
  const strings =
    columns.length > 0
      ? await engine.readStrings(table, columns)
      : new Map<string, (string | null)[]>();
  await engine.query(`DROP TABLE ${alignedRelation}`);
  return {
    labels: numbers.get('trainyard_label')!,
    candidate: numbers.get('trainyard_score')!,
    ...(champion ? { champion: numbers.get('trainyard_champion')! } : {}),
    slices: slices.map(({ name }) => numbers.get(name) ?? strings.get(name)!),
  };
}

function alignedTable(
  { source, files }: Table,
  slices: readonly { readonly rows: SlicePolicy['rows']; readonly name: string }[],
): Table {
  const number = (name: string): TableColumn => ({ name, type: 'number', sqlType: 'DOUBLE' });
  const text = (name: string): TableColumn => ({ name, type: 'string', sqlType: 'VARCHAR' });
  const columns = [
    ...['trainyard_label', 'trainyard_score', 'trainyard_champion'].map((name) => number(name)),
    ...slices.map(({ rows, name }) => ('by' in rows ? text(name) : number(name))),
  ];
  return { source, files, columns, relation: alignedRelation };
}
