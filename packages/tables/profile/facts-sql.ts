import type { Dialect, Summed } from '../dialect/dialect.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { ResultRow } from '../engine.ts';
import type { ColumnType, Table, TableColumn } from '../table.ts';

/** Up to here distinct texts are counted exactly; above, the engine's sketch is within some percent. */
export const exactDistinctRows = 200_000;

export interface FactsOptions {
  /** Of the table. */
  readonly rows: number;
  readonly withMoments: boolean;
}

interface FactsOf {
  readonly dialect: Dialect;
  /** Counts the different values. */
  readonly distinct: string;
}

type FactsSql = (name: string, of: FactsOf) => Readonly<Record<string, string>>;

const extremes: FactsSql = (name) => ({
  present: `count(${name})`,
  smallest: `min(${name})`,
  largest: `max(${name})`,
});

const sums = (number: string, dialect: Dialect): Readonly<Record<string, string>> => ({
  mean: dialect.mean(number, allDoubles),
  square: dialect.mean(`${number} * ${number}`, allDoubles),
});

const allDoubles: Summed = { isWhole: false, where: 'true' };

const factsOf: Readonly<Record<ColumnType, FactsSql>> = {
  // NaN and infinity show in the extremes: two tests of every value cost more than all the rest.
  number: (name, of) => {
    const number = `CAST(${name} AS DOUBLE)`;
    return { ...extremes(number, of), largest: `max(${of.dialect.nanAsLargest(number)})` };
  },
  integer: (name) => ({
    present: `count(${name})`,
    smallest: `CAST(min(${name}) AS VARCHAR)`,
    largest: `CAST(max(${name}) AS VARCHAR)`,
  }),
  date: extremes,
  timestamp: extremes,
  string: (name, { dialect, distinct }) => ({
    present: `count(${name})`,
    distinct,
    length: `avg(length(CAST(${name} AS VARCHAR)))`,
    blanks: `count_if(${dialect.hasBlank(`CAST(${name} AS VARCHAR)`)})`,
  }),
  boolean: (name) => ({
    present: `count(${name})`,
    smallest: `min(${name})`,
    largest: `max(${name})`,
  }),
  other: (name) => ({ present: `count(${name})` }),
};

interface FactsRequest {
  readonly column: TableColumn;
  readonly index: number;
}

/** SELECT items that count what a profile needs to know of a column first: `f<index>_present` and others. */
export interface FactsItems {
  /** What the engine may know without reading a row, if nothing else is asked with it. */
  readonly extremes: readonly string[];
  readonly others: readonly string[];
}

export function factsSql(
  { column: { name, type }, index }: FactsRequest,
  { rows, withMoments }: FactsOptions,
  dialect: Dialect,
): FactsItems {
  const quoted = quoteIdentifier(name);
  const distinct =
    rows <= exactDistinctRows ? `count(DISTINCT ${quoted})` : dialect.approximateDistinct(quoted);
  const isNumber = type === 'integer' || type === 'number';
  const own = items(factsOf[type](quoted, { dialect, distinct }), index);
  const moments = withMoments ? sums(`CAST(${quoted} AS DOUBLE)`, dialect) : {};
  return isNumber
    ? { extremes: own, others: items(moments, index) }
    : { extremes: [], others: own };
}

function items(sql: Readonly<Record<string, string>>, index: number): string[] {
  return Object.entries(sql).map(([key, expression]) => `${expression} AS f${index}_${key}`);
}

/** One row of answers. Files may keep the extremes of their columns; a server is asked once. */
export async function askFirstForExtremes(
  table: Table,
  { extremes, others }: FactsItems,
): Promise<ResultRow> {
  const selects = table.files.length > 0 ? [extremes, others] : [[...extremes, ...others]];
  const rows: ResultRow[] = [];
  for (const selected of selects.filter(({ length }) => length > 0)) {
    rows.push(
      ...(await table.engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`)),
    );
  }
  return Object.assign({}, ...rows) as ResultRow;
}
