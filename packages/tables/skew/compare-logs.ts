import type { ColumnSkew, LogCounts, SkewCounts } from '#core/skew/skew-counts.ts';
import type { SkewPolicy } from '#core/skew/skew-policy.ts';
import type { TableEngine, ResultRow } from '../engine.ts';
import { hasKey, joinKeys, type JoinKeys } from '../join-keys.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { compareFeature, type ComparedFeature } from './difference-sql.ts';
import { chooseFeatures, type Feature } from './features.ts';

export interface SkewLogs {
  readonly training: Table;
  readonly serving: Table;
}

/** Counts, joined by key, in how many rows each feature differs: one joined pass, whatever the number of columns. */
export async function compareLogs(
  engine: TableEngine,
  logs: SkewLogs,
  policy: SkewPolicy,
): Promise<SkewCounts> {
  const { training, serving } = logs;
  const keys = joinKeys({
    keys: policy.join,
    left: training,
    right: serving,
    subject: 'skew.join',
    location: policy.locate(['join']),
  });
  const chosen = chooseFeatures(logs, policy);
  const sides = {
    training: await countRows(engine, training, { keys: keys.left, features: chosen.features }),
    serving: await countRows(engine, serving, { keys: keys.right, features: chosen.features }),
  };
  const compared = chosen.features.map((feature, index) => ({
    ...feature,
    sql: compareFeature(feature.training, feature.serving, policy),
    // A column without values has no type to speak of: it is missing.
    isEmpty: [sides.training, sides.serving].some(({ present }) => present[index] === 0),
  }));
  const repeats = {
    training: await hasRepeatedKeys(engine, training, keys.left),
    serving: await hasRepeatedKeys(engine, serving, keys.right),
  };
  const [row = {}] = await engine.query(joinedSql(logs, keys, compared, repeats));
  const log = (side: 'training' | 'serving'): LogCounts => ({
    source: logs[side].source,
    rows: sides[side].rows,
    withoutKey: sides[side].withoutKey,
    repeatedKeys: numberOf(row, `repeated_${side}`),
    unmatchedKeys: numberOf(row, `unmatched_${side}`),
  });
  return {
    training: log('training'),
    serving: log('serving'),
    joined: numberOf(row, 'joined'),
    columns: compared.map((one, index) => columnSkew(one, index, row)),
    onlyTraining: chosen.onlyTraining,
    onlyServing: chosen.onlyServing,
  };
}

interface Compared extends Feature {
  readonly sql: ComparedFeature | undefined;
  readonly isEmpty: boolean;
}

function columnSkew(compared: Compared, index: number, row: ResultRow): ColumnSkew {
  const { name, training, serving, sql, isEmpty } = compared;
  return {
    column: name,
    types: { training: training.type, serving: serving.type },
    retyped: !sql && !isEmpty,
    different: numberOf(row, `different_${index}`),
    missingInTraining: numberOf(row, `no_training_${index}`),
    missingInServing: numberOf(row, `no_serving_${index}`),
  };
}

function numberOf(row: ResultRow, name: string): number {
  return Number(row[name] ?? 0);
}

async function hasRepeatedKeys(
  engine: TableEngine,
  { relation }: Table,
  keys: readonly string[],
): Promise<boolean> {
  const rows = await engine.query(
    `SELECT 1 AS found FROM ${relation} WHERE ${hasKey(keys)} GROUP BY ${keys.join(', ')} HAVING count(*) > 1 LIMIT 1`,
  );
  return rows.length > 0;
}

interface CountedRows {
  readonly rows: number;
  readonly withoutKey: number;
  /** Values of each feature. */
  readonly present: readonly number[];
}

async function countRows(
  engine: TableEngine,
  { relation }: Table,
  { keys, features }: { readonly keys: readonly string[]; readonly features: readonly Feature[] },
): Promise<CountedRows> {
  const present = features.map(
    ({ name }, index) => `count(${quoteIdentifier(name)}) AS present_${index}`,
  );
  const whole = `count(*) FILTER (WHERE ${hasKey(keys)}) AS with_key`;
  const [row = {}] = await engine.query(
    `SELECT ${['count(*) AS row_count', whole, ...present].join(', ')} FROM ${relation}`,
  );
  const rows = numberOf(row, 'row_count');
  return {
    rows,
    withoutKey: rows - numberOf(row, 'with_key'),
    present: features.map((_, index) => numberOf(row, `present_${index}`)),
  };
}

/**
 * Where a key repeats, its log is grouped by key first, so that such keys are counted and left out instead of multiplied.
 * Where none does, the rows are joined as they stand: grouping holds every value of the log in memory.
 */
function joinedSql(
  logs: SkewLogs,
  keys: JoinKeys,
  compared: readonly Compared[],
  repeats: Readonly<Record<keyof SkewLogs, boolean>>,
): string {
  const side = (of: keyof SkewLogs, expressions: readonly string[]): string =>
    keyedRows(logs[of], expressions, { of, compared, isGrouped: repeats[of] });
  const on = keys.left.map((_, index) => `training_key_${index} = serving_key_${index}`);
  const once = 'training_rows = 1 AND serving_rows = 1';
  const counts = [
    `count(*) FILTER (WHERE ${once}) AS joined`,
    'count(*) FILTER (WHERE training_rows > 1) AS repeated_training',
    'count(*) FILTER (WHERE serving_rows > 1) AS repeated_serving',
    'count(*) FILTER (WHERE serving_rows IS NULL) AS unmatched_training',
    'count(*) FILTER (WHERE training_rows IS NULL) AS unmatched_serving',
    ...compared.flatMap(({ sql, isEmpty }, index) => {
      const [a, b] = [`training_${index}`, `serving_${index}`];
      const counted = (name: string, condition: string) =>
        `count(*) FILTER (WHERE ${once} AND ${condition}) AS ${name}_${index}`;
      return [
        ...(sql && !isEmpty ? [counted('different', `(${sql.differs(a, b)})`)] : []),
        counted('no_training', `${a} IS NULL AND ${b} IS NOT NULL`),
        counted('no_serving', `${b} IS NULL AND ${a} IS NOT NULL`),
      ];
    }),
  ];
  return `SELECT ${counts.join(', ')} FROM ${side('training', keys.left)} FULL OUTER JOIN ${side('serving', keys.right)} ON ${on.join(' AND ')}`;
}

function keyedRows(
  { relation }: Table,
  keys: readonly string[],
  options: {
    readonly of: keyof SkewLogs;
    readonly compared: readonly Compared[];
    readonly isGrouped: boolean;
  },
): string {
  const { of, compared, isGrouped } = options;
  const named = keys.map((one, index) => `${one} AS ${of}_key_${index}`);
  const values = compared.map((one, index) => {
    const value = valueOf(one, of);
    return `${isGrouped ? `any_value(${value})` : value} AS ${of}_${index}`;
  });
  const rows = `${isGrouped ? 'count(*)' : '1'} AS ${of}_rows`;
  const grouping = isGrouped ? ` GROUP BY ${keys.map((_, index) => index + 1).join(', ')}` : '';
  return `(SELECT ${[...named, rows, ...values].join(', ')} FROM ${relation} WHERE ${hasKey(keys)}${grouping})`;
}

function valueOf({ sql, isEmpty, ...sides }: Compared, of: 'training' | 'serving'): string {
  const column = sides[of];
  if (sql && !isEmpty) return sql.value(column);
  const name = quoteIdentifier(column.name);
  const isNumber = column.type === 'number' ? ` AND NOT isnan(${name})` : '';
  return `CASE WHEN ${name} IS NOT NULL${isNumber} THEN 1 END`;
}
