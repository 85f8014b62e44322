import type { ColumnType } from '../profile/column-type.ts';

/** A column as checks see it: its name and the type that its values are read as. */
export interface ColumnShape {
  readonly name: string;
  readonly type: ColumnType;
}

/** A table as checks see it. */
export interface TableShape {
  /** The name of the split; undefined when the data has no splits. */
  readonly split: string | undefined;
  /** As the user gave it: a path, glob or URL. */
  readonly source: string;
  readonly columns: readonly ColumnShape[];
  /** CSV and TSV carry no types: every value is text first, so a column of digits may be declared a string. */
  readonly untyped: boolean;
}

/** The types that a contract can ask for, with the spellings people bring from dbt, SQL and pandas. */
export const typeSpellings: Readonly<Record<string, ColumnType>> = {
  integer: 'integer',
  number: 'number',
  string: 'string',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  int: 'integer',
  int64: 'integer',
  bigint: 'integer',
  float: 'number',
  float64: 'number',
  double: 'number',
  decimal: 'number',
  numeric: 'number',
  text: 'string',
  varchar: 'string',
  bool: 'boolean',
  datetime: 'timestamp',
};

/** How values stored as one type answer to another: as they are, each by its value, or not at all. */
export type Reading = 'as-is' | 'by-value' | 'never';

export function readingOf(stored: ColumnType, declared: ColumnType, untyped: boolean): Reading {
  if (stored === declared) return 'as-is';
  if (declared === 'string') return untyped ? 'by-value' : 'never';
  if (stored === 'string') return 'by-value';
  const pair = `${stored} as ${declared}`;
  if (pair === 'integer as number' || pair === 'date as timestamp') return 'as-is';
  const byValue = ['number as integer', 'integer as boolean', 'number as boolean'];
  return byValue.includes(pair) || pair === 'timestamp as date' ? 'by-value' : 'never';
}
