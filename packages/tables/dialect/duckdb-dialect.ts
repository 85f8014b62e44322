import { doubleLiteral, nextBelow } from '../double-literal.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { ColumnType } from '../table.ts';
import type { BinCounts, Dialect } from './dialect.ts';
import { isWholePattern } from './whole-pattern.ts';

const typeNames: Readonly<Record<ColumnType, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  other: 'VARCHAR',
};

export const duckDbDialect: Dialect = {
  name: 'DuckDB',
  aggregatesAtOnce: Number.POSITIVE_INFINITY,
  isNan: (sql) => `isnan(${sql})`,
  isInfinite: (sql) => `isinf(${sql})`,
  isFinite: (sql) => `isfinite(${sql})`,
  // Where a column has few different texts, the engine matches each of them once, but not with regexp_matches.
  matches: (sql, pattern) =>
    `${isWholePattern(pattern) ? 'regexp_full_match' : 'regexp_matches'}(${sql}, ${quoteLiteral(pattern)})`,
  patternProblem: () => undefined,
  text: ({ name }) => `CAST(${quoteIdentifier(name)} AS VARCHAR)`,
  moment: ({ name }) => `CAST(${quoteIdentifier(name)} AS TIMESTAMP)`,
  isFiniteMoment: (sql) => `isfinite(${sql})`,
  epochMs: (sql) => `epoch_ms(${sql})`,
  epochMsWithFraction: (sql) => `(epoch_us(${sql}) / 1000.0)`,
  laterByMs: (sql, milliseconds) => `(${sql} + to_milliseconds(${Math.round(milliseconds)}))`,
  // Of doubles with compensated summation.
  mean: (sql, { isWhole, where }) => `${isWhole ? 'avg' : 'favg'}(${sql})${filter(where)}`,
  sum: (sql, { isWhole, where }) => `${isWhole ? 'sum' : 'fsum'}(${sql})${filter(where)}`,
  struct: (fields) => {
    const parts = Object.entries(fields).map(([name, sql]) => `${name}: ${sql}`);
    return `{${parts.join(', ')}}`;
  },
  quantiles: {
    continuous: (sql, q) => `quantile_cont(${sql}, ${q})`,
    // The engine takes the ceiling of share × n: half a rank below is the same one, whatever the rounding.
    ofRank: (sql, rank, n) => `quantile_disc(${sql}, ${(rank - 0.5) / n})`,
  },
  bins: (sql, edges) => {
    // The engine's bins are (previous, edge]; an edge just below the first makes that bin closed on both sides.
    const bins = [nextBelow(edges[0]!), ...edges].map((edge) => doubleLiteral(edge));
    return `histogram(${sql}, [${bins.join(', ')}]) FILTER (isfinite(${sql}))`;
  },
  readBins: readHistogram,
  edgesAtOnce: Number.POSITIVE_INFINITY,
  binStruct: (bins, numbers) => {
    const parts = Object.entries(numbers).map(([name, sql]) => `${name}: ${sql}`);
    return `{bins: ${bins}, ${parts.join(', ')}}`;
  },
  doubleText: (sql) => `CAST(${sql} AS VARCHAR)`,
  approximateDistinct: (sql) => `approx_count_distinct(${sql})`,
  textHash: (sql) => `hash(${sql})`,
  nanAsLargest: (sql) => sql, // NaN is above all numbers
  hasBlank: (sql) => `contains(${sql}, ' ')`,
  typeName: (type) => typeNames[type],
  readText: (type, name) => readText(type, quoteIdentifier(name)),
  withoutZone: ({ name, sqlType }) =>
    sqlType === 'TIMESTAMP WITH TIME ZONE'
      ? `(${quoteIdentifier(name)} AT TIME ZONE 'UTC')`
      : undefined,
  extremeBy: (sql, { by, descending }) =>
    `first(${sql} ORDER BY ${by}${descending ? ' DESC' : ''}, ${sql})`,
  countShared: (own, other, { keys, areRows }) => {
    const equal = keys.map((key) => `own.${key} IS NOT DISTINCT FROM other.${key}`);
    // Few keys may stand in many rows; making whole rows distinct would cost as much as the join.
    return `SELECT count(*) AS value FROM (${own}) AS own SEMI JOIN (${areRows ? other : `SELECT DISTINCT * FROM (${other})`}) AS other ON ${equal.join(' AND ')}`;
  },
};

// The engine's own cast is too kind: it rounds '1.5' to 2 and drops the time of '2026-01-02 10:00'.
function readText(type: ColumnType, name: string): string {
  switch (type) {
    case 'integer':
      return `CASE WHEN regexp_full_match(${name}, '\\s*[+-]?[0-9]+(\\.0*)?\\s*') THEN TRY_CAST(${name} AS BIGINT) END`;
    case 'number':
      return `CASE WHEN NOT contains(${name}, '_') THEN TRY_CAST(${name} AS DOUBLE) END`;
    case 'date':
      return `CASE WHEN TRY_CAST(${name} AS TIMESTAMP) = TRY_CAST(${name} AS DATE) THEN TRY_CAST(${name} AS DATE) END`;
    case 'timestamp':
      return `(TRY_CAST(${name} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`;
    default:
      return `TRY_CAST(${name} AS ${typeNames[type]})`;
  }
}

function readHistogram(value: unknown, edges: readonly number[]): BinCounts {
  // Null when no value was finite.
  if (value === null)
    return {
      counts: edges.slice(0, Math.max(1, edges.length - 1)).map(() => 0),
      below: 0,
      above: 0,
    };
  const counts = (value as readonly (readonly [number, number])[]).map(([, count]) => count);
  const below = counts.shift()!;
  const above = counts.length > edges.length ? counts.pop()! : 0;
  // What equals e0 belongs to the first bin.
  const [atFirst = 0, second, ...rest] = counts;
  return { counts: second === undefined ? [atFirst] : [atFirst + second, ...rest], below, above };
}

function filter(where: string): string {
  return where === 'true' ? '' : ` FILTER (WHERE ${where})`;
}
