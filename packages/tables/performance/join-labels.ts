import type { JoinCounts, LabelledPredictions } from '#core/performance/labelled-predictions.ts';
import type { PerformancePolicy } from '#core/performance/performance-policy.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import type { ResultRow, TableEngine } from '../engine.ts';
import { hasKey, joinKeys, type JoinKeys } from '../join-keys.ts';
import { doubleOf } from '../number-sql.ts';
import type { Table } from '../table.ts';
import { findColumn, labelSql, scoreSql } from './label-sql.ts';
import { hasLabel, isMeasurable, joinedTable } from './labelled-table.ts';
import { coverageByAge, readLabelled } from './read-labelled.ts';

export interface LabelSources {
  readonly predictions: Table;
  readonly labels: Table;
}

const labelTable = 'trainyard_labels';

export type JoinedLabels = Omit<LabelledPredictions, 'arrival'> & { readonly keys: JoinKeys };

/**
 * Joins labels to predictions by key, in the engine. Both are grouped by key first: a key that repeats would be measured
 * twice, and one whose scores or labels disagree says nothing.
 * @throws CannotRunError for columns that do not exist or hold something else
 */
export async function joinLabels(
  engine: TableEngine,
  { predictions, labels }: LabelSources,
  policy: PerformancePolicy,
): Promise<JoinedLabels> {
  const keys = joinKeys({
    keys: policy.join,
    left: predictions,
    right: labels,
    subject: 'performance.join',
    location: policy.locate(['join']),
  });
  const label = await labelSql(engine, { table: labels, subject: 'performance.labels' }, policy);
  const subject = policy.predictions === undefined ? 'current' : 'performance.predictions';
  const score = await scoreSql(engine, { table: predictions, subject }, policy);
  const time = timeSql({ table: predictions, subject }, policy);
  await engine.query(groupedLabels(labels, keys, label));
  await engine.query(joined(predictions, { keys, score, time }, policy));
  const ofLabels = await countLabels(engine, labels, { keys: keys.right, label });
  const [row = {}] = await engine.query(countsSql);
  const [whole = {}] = await engine.query(
    `SELECT count(*) AS row_count, count(*) FILTER (WHERE ${hasKey(keys.left)}) AS with_key FROM ${predictions.relation}`,
  );
  const sample = await readLabelled(engine, predictions, {
    keys: keyNames(keys.left.length),
    scored: numberOf(row, 'scored'),
  });
  return {
    keys,
    source: predictions.source,
    labelSource: labels.source,
    ...sample,
    counts: { ...predictionCounts(whole, row), ...ofLabels },
    coverageByAge: time === undefined ? [] : await coverageByAge(engine),
  };
}

function timeSql(
  source: Parameters<typeof findColumn>[0],
  policy: PerformancePolicy,
): string | undefined {
  if (policy.time === undefined) return undefined;
  const location = policy.locate(['time']);
  const column = findColumn(source, policy.time, location);
  if (column.type === 'date' || column.type === 'timestamp')
    return doubleOf(column, source.table.engine.dialect);
  const message = `expected a date or timestamp, but '${policy.time}' of ${source.table.source} is ${column.type}`;
  throw cannotRun('time-type', 'performance.time', message, { location });
}

function keyNames(count: number, expressions?: readonly string[]): string[] {
  return Array.from({ length: count }, (_, index) =>
    expressions ? `${expressions[index]!} AS key_${index}` : `key_${index}`,
  );
}

function groupedLabels({ relation }: Table, { right }: JoinKeys, label: string): string {
  const names = keyNames(right.length).join(', ');
  return `CREATE OR REPLACE TABLE ${labelTable} AS SELECT ${names}, count(*) AS copies, min(label) AS lowest, max(label) AS highest FROM (SELECT ${keyNames(right.length, right).join(', ')}, ${label} AS label FROM ${relation} WHERE ${hasKey(right)}) WHERE isfinite(label) GROUP BY ${names}`;
}

function joined(
  { relation }: Table,
  sql: { readonly keys: JoinKeys; readonly score: string; readonly time: string | undefined },
  { delayMs }: PerformancePolicy,
): string {
  const { left } = sql.keys;
  const names = keyNames(left.length);
  const rows = `SELECT ${keyNames(left.length, left).join(', ')}, CASE WHEN isfinite(${sql.score}) THEN ${sql.score} END AS score, ${sql.time ?? 'NULL'} AS made_at FROM ${relation} WHERE ${hasKey(left)}`;
  const grouped = `SELECT ${names.join(', ')}, count(*) AS copies, min(score) AS lowest, max(score) AS highest, max(made_at) AS made_at FROM (${rows}) GROUP BY ${names.join(', ')}`;
  const mature =
    delayMs === undefined
      ? '1'
      : `CASE WHEN made_at <= max(made_at) OVER () - ${delayMs} THEN 1 ELSE 0 END`;
  const columns = [
    ...names.map((name) => `p.${name}`),
    'p.copies',
    'p.made_at',
    'p.lowest IS NULL AS is_unscored',
    'p.lowest <> p.highest AS is_conflicting',
    'CASE WHEN p.lowest = p.highest THEN p.lowest END AS score',
    'p.is_mature',
    'l.copies AS label_copies',
    'l.lowest <> l.highest AS is_disputed',
    'CASE WHEN l.lowest = l.highest THEN l.lowest END AS label',
  ];
  const on = names.map((name) => `p.${name} = l.${name}`).join(' AND ');
  return `CREATE OR REPLACE TABLE ${joinedTable} AS SELECT ${columns.join(', ')} FROM (SELECT *, ${mature} AS is_mature FROM (${grouped})) p LEFT JOIN ${labelTable} l ON ${on}`;
}

const countsSql = `SELECT ${[
  'count(*) FILTER (WHERE is_unscored) AS without_score',
  'count(*) FILTER (WHERE is_conflicting) AS conflicting',
  'count(*) FILTER (WHERE copies > 1 AND NOT coalesce(is_conflicting, false)) AS repeated',
  'count(score) AS scored',
  'count(score) FILTER (WHERE is_mature = 0 AND made_at IS NOT NULL) AS young',
  'count(score) FILTER (WHERE is_mature = 0 AND made_at IS NULL) AS without_time',
  `count(*) FILTER (WHERE ${isMeasurable}) AS predictions`,
  `count(*) FILTER (WHERE ${isMeasurable} AND ${hasLabel}) AS labelled`,
].join(', ')} FROM ${joinedTable}`;

function predictionCounts(
  whole: ResultRow,
  row: ResultRow,
): Pick<
  JoinCounts,
  | 'rows'
  | 'withoutKey'
  | 'withoutScore'
  | 'repeated'
  | 'conflicting'
  | 'young'
  | 'withoutTime'
  | 'predictions'
  | 'labelled'
> {
  const rows = numberOf(whole, 'row_count');
  return {
    rows,
    withoutKey: rows - numberOf(whole, 'with_key'),
    withoutScore: numberOf(row, 'without_score'),
    repeated: numberOf(row, 'repeated'),
    conflicting: numberOf(row, 'conflicting'),
    young: numberOf(row, 'young'),
    withoutTime: numberOf(row, 'without_time'),
    predictions: numberOf(row, 'predictions'),
    labelled: numberOf(row, 'labelled'),
  };
}

async function countLabels(
  engine: TableEngine,
  { relation }: Table,
  { keys, label }: { readonly keys: readonly string[]; readonly label: string },
): Promise<
  Pick<
    JoinCounts,
    | 'labelRows'
    | 'labelsWithoutKey'
    | 'labelsMissing'
    | 'labelsRepeated'
    | 'labelsConflicting'
    | 'labelsUnknown'
  >
> {
  const [raw = {}] = await engine.query(
    `SELECT count(*) AS row_count, count(*) FILTER (WHERE ${hasKey(keys)}) AS with_key, count(*) FILTER (WHERE NOT coalesce(isfinite(${label}), false)) AS missing FROM ${relation}`,
  );
  const [row = {}] = await engine.query(
    `SELECT count(*) AS keys, count(*) FILTER (WHERE copies > 1 AND lowest = highest) AS repeated, count(*) FILTER (WHERE lowest <> highest) AS conflicting, (SELECT count(label_copies) FROM ${joinedTable}) AS known FROM ${labelTable}`,
  );
  const rows = numberOf(raw, 'row_count');
  return {
    labelRows: rows,
    labelsWithoutKey: rows - numberOf(raw, 'with_key'),
    labelsMissing: numberOf(raw, 'missing'),
    labelsRepeated: numberOf(row, 'repeated'),
    labelsConflicting: numberOf(row, 'conflicting'),
    labelsUnknown: numberOf(row, 'keys') - numberOf(row, 'known'),
  };
}

function numberOf(row: ResultRow, name: string): number {
  return Number(row[name] ?? 0);
}
