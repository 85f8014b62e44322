import { quoteIdentifier } from '../sql-text.ts';
import type { ColumnType, TableColumn } from '../table.ts';
import { meanSql } from './moments-sql.ts';

/** Up to here distinct texts are counted exactly; above, the engine's sketch is within some percent. */
export const exactDistinctRows = 200_000;

export interface FactsOptions {
  /** Of the table. */
  readonly rows: number;
  readonly withMoments: boolean;
}

type FactsSql = (name: string, distinct: string) => Readonly<Record<string, string>>;

const extremes: FactsSql = (name) => ({
  present: `count(${name})`,
  smallest: `min(${name})`,
  largest: `max(${name})`,
});

const sums = (number: string): Readonly<Record<string, string>> => ({
  mean: meanSql(number),
  square: meanSql(`${number} * ${number}`),
});

const factsOf: Readonly<Record<ColumnType, FactsSql>> = {
  // NaN and infinity show in the extremes: two tests of every value cost more than all the rest.
  number: (name, distinct) => ({
    ...extremes(`CAST(${name} AS DOUBLE)`, distinct),
  }),
  integer: (name) => ({
    present: `count(${name})`,
    smallest: `CAST(min(${name}) AS VARCHAR)`,
    largest: `CAST(max(${name}) AS VARCHAR)`,
  }),
  date: extremes,
  timestamp: extremes,
  string: (name, distinct) => ({
    present: `count(${name})`,
    distinct,
    length: `avg(length(CAST(${name} AS VARCHAR)))`,
    blanks: `count_if(contains(CAST(${name} AS VARCHAR), ' '))`,
  }),
  boolean: (name) => ({
    present: `count(${name})`,
    smallest: `min(${name})`,
    largest: `max(${name})`,
  }),
  other: (name) => ({ present: `count(${name})` }),
};

/** SELECT items that count what a profile needs to know of a column first: `f<index>_present` and others. */
export function factsSql(
  { name, type }: TableColumn,
  { rows, withMoments }: FactsOptions,
  index: number,
): string[] {
  const quoted = quoteIdentifier(name);
  const distinct =
    rows <= exactDistinctRows ? `count(DISTINCT ${quoted})` : `approx_count_distinct(${quoted})`;
  const isNumber = type === 'integer' || type === 'number';
  const sql = {
    ...factsOf[type](quoted, distinct),
    ...(isNumber && withMoments ? sums(`CAST(${quoted} AS DOUBLE)`) : {}),
  };
  return Object.entries(sql).map(([key, expression]) => `${expression} AS f${index}_${key}`);
}
