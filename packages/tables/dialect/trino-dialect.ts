import { nextAbove } from '../double-literal.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { ColumnType, TableColumn } from '../table.ts';
import type { BinCounts, Dialect } from './dialect.ts';
import { patternProblem, trinoPattern } from './trino-pattern.ts';
import { readTrinoText } from './trino-reading.ts';

const typeNames: Readonly<Record<ColumnType, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP(6)',
  other: 'VARCHAR',
};

/** Trino's words. Columns with a zone, of fixed width or with a UUID do not occur: the engine opens them as plain ones. */
export const trinoDialect: Dialect = {
  name: 'Trino',
  // Generated code grows with every aggregate; the server compiles some thousands, slower and slower.
  aggregatesAtOnce: 500,
  isNan: (sql) => `is_nan(${sql})`,
  isInfinite: (sql) => `is_infinite(${sql})`,
  isFinite: (sql) => `is_finite(${sql})`,
  matches: (sql, pattern) => `regexp_like(${sql}, ${quoteLiteral(trinoPattern(pattern))})`,
  patternProblem,
  text: textOf,
  moment: ({ name, type }) =>
    type === 'date' ? `CAST(${quoteIdentifier(name)} AS TIMESTAMP(3))` : quoteIdentifier(name),
  isFiniteMoment: (sql) => `(${sql} IS NOT NULL)`,
  // date_diff counts whole milliseconds towards zero, as DuckDB's epoch_ms does.
  epochMs: (sql) => `date_diff('millisecond', TIMESTAMP '1970-01-01 00:00:00', ${sql})`,
  // Seconds as a DOUBLE hold the microsecond, until the year 2100 and beyond, once it is rounded.
  epochMsWithFraction: (sql) => `(round(to_unixtime(${sql}) * 1e6) / 1e3)`,
  laterByMs: (sql, milliseconds) =>
    `date_add('millisecond', BIGINT '${Math.round(milliseconds)}', ${sql})`,
  mean: (sql, { isWhole, where }) => {
    const filter = `FILTER (WHERE ${where})`;
    return isWhole
      ? `CAST(${wholeSum(sql)} ${filter} AS DOUBLE) / nullif(count(${sql}) ${filter}, 0)`
      : `avg(${sql}) ${filter}`;
  },
  sum: (sql, { isWhole, where }) =>
    `${isWhole ? wholeSum(sql) : `sum(${sql})`} FILTER (WHERE ${where})`,
  // The fields of a bare ROW have no names.
  struct: (fields) => {
    const names = Object.keys(fields).map((name) => `${name} DOUBLE`);
    return `CAST(ROW(${Object.values(fields).join(', ')}) AS ROW(${names.join(', ')}))`;
  },
  quantiles: undefined,
  bins: (sql, edges) => {
    const ends = boundaries(edges).map((edge) => edge.toExponential());
    // Not by a FILTER: the bucket of NaN would be computed all the same, and fails.
    return `histogram(width_bucket(CASE WHEN is_finite(${sql}) THEN ${sql} END, ARRAY[${ends.join(', ')}]))`;
  },
  readBins,
  edgesAtOnce: 20_000,
  binStruct: (bins, numbers) => {
    const types = [
      'bins MAP(BIGINT, BIGINT)',
      ...Object.keys(numbers).map((name) => `${name} BIGINT`),
    ];
    return `CAST(ROW(${[bins, ...Object.values(numbers)].join(', ')}) AS ROW(${types.join(', ')}))`;
  },
  doubleText: (sql) => plainNumber(`CAST(${sql} AS VARCHAR)`),
  approximateDistinct: (sql) => `approx_distinct(${sql})`,
  textHash: (sql) => `from_big_endian_64(xxhash64(to_utf8(${sql})))`,
  nanAsLargest: (sql) => `CASE WHEN is_nan(${sql}) THEN infinity() ELSE ${sql} END`, // max() leaves NaN out
  hasBlank: (sql) => `(strpos(${sql}, ' ') > 0)`,
  typeName: (type) => typeNames[type],
  readText: (type, name) => readTrinoText(type, quoteIdentifier(name)),
  withoutZone: () => undefined,
  extremeBy: (sql, { by, descending }) =>
    `min_by(${sql}, ROW(${descending ? `-(${by})` : by}, ${sql}))`,
  // Grouping holds missing equal to missing; a join on IS NOT DISTINCT FROM compares every pair of rows here.
  countShared: (own, other, { keys }) => {
    const list = keys.join(', ');
    const both = `SELECT ${list}, 1 AS own_rows, 0 AS other_rows FROM (${own}) UNION ALL SELECT ${list}, 0, 1 FROM (${other})`;
    return `SELECT coalesce(sum(own_rows), 0) AS value FROM (SELECT sum(own_rows) AS own_rows, sum(other_rows) AS other_rows FROM (${both}) GROUP BY ${list}) WHERE other_rows > 0`;
  },
};

/** The sum of bigints is a bigint here, and overflows. */
function wholeSum(sql: string): string {
  return `sum(CAST(${sql} AS DECIMAL(38, 0)))`;
}

/** The server's buckets are [end, next): ends just above our edges make them (edge, next]. The largest double has none. */
function boundaries([first, ...rest]: readonly number[]): number[] {
  const ends = rest.length === 0 ? [first!] : rest;
  return [first!, ...ends.map((edge) => nextAbove(edge)).filter((end) => Number.isFinite(end))];
}

function readBins(value: unknown, edges: readonly number[]): BinCounts {
  const buckets = new Map(
    ((value ?? []) as readonly (readonly [string, unknown])[]).map(([bucket, count]) => [
      Number(bucket),
      Number(count),
    ]),
  );
  const size = Math.max(1, edges.length - 1);
  return {
    counts: Array.from({ length: size }, (_, index) => buckets.get(index + 1) ?? 0),
    below: buckets.get(0) ?? 0,
    above: buckets.get(size + 1) ?? 0,
  };
}

function textOf({ name, type, sqlType }: TableColumn): string {
  const text = `CAST(${quoteIdentifier(name)} AS VARCHAR)`;
  if (/^double$/i.test(sqlType)) return plainNumber(text);
  if (/^real$/i.test(sqlType)) return plainNumber(shortestReal(quoteIdentifier(name)));
  // The fraction of a time without its last zeros, and without the point when nothing is left.
  if (type === 'timestamp') {
    return `regexp_replace(regexp_replace(${text}, '(\\.[0-9]*?)0+\\z', '$1'), '\\.\\z', '')`;
  }
  return text;
}

/** The server's own cast keeps 7 digits, of which a REAL may need 9. */
function shortestReal(quoted: string): string {
  const digits = (count: number): string => `format('%.${count}E', CAST(${quoted} AS DOUBLE))`;
  const tries = [6, 7].map(
    (count) => `WHEN CAST(${digits(count)} AS REAL) = ${quoted} THEN ${digits(count)}`,
  );
  return `CASE WHEN NOT is_finite(${quoted}) THEN CAST(${quoted} AS VARCHAR) ${tries.join(' ')} ELSE ${digits(8)} END`;
}

/** '1.2345E2' as '123.45'; below 1e-4 and from 1e16 on as '1.2e-05' and '1e+16'. */
function plainNumber(text: string): string {
  const digits = `replace(regexp_extract(t, '^-?([0-9.]+)', 1), '.', '')`;
  const significant = `coalesce(nullif(rtrim(${digits}, '0'), ''), '0')`;
  const exponent = `CAST(regexp_extract(t, 'E([+-]?[0-9]+)', 1) AS INTEGER)`;
  const fixed =
    `CASE WHEN e < 0 THEN '0.' || lpad('', -e - 1, '0') || d WHEN length(d) <= e + 1 THEN rpad(d, e + 1, '0') || '.0' ` +
    `ELSE substr(d, 1, e + 1) || '.' || substr(d, e + 2) END`;
  const scientific =
    `substr(d, 1, 1) || CASE WHEN length(d) > 1 THEN '.' || substr(d, 2) ELSE '' END || 'e' || ` +
    `CASE WHEN e < 0 THEN '-' ELSE '+' END || CASE WHEN abs(e) < 10 THEN '0' ELSE '' END || CAST(abs(e) AS VARCHAR)`;
  const spelt = `CASE WHEN e < -4 OR e >= 16 THEN ${scientific} ELSE ${fixed} END`;
  const sign = `CASE WHEN t LIKE '-%' THEN '-' ELSE '' END`;
  return bind('t', text, {
    sql:
      `CASE t WHEN 'NaN' THEN 'nan' WHEN 'Infinity' THEN 'inf' WHEN '-Infinity' THEN '-inf' ` +
      `ELSE ${sign} || ${bind('d', significant, { sql: bind('e', exponent, { sql: spelt }) })} END`,
  });
}

/** Names a value within an expression, so that it is written and computed once. */
function bind(name: string, value: string, body: { readonly sql: string }): string {
  return `element_at(transform(ARRAY[${value}], ${name} -> ${body.sql}), 1)`;
}
