import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

/** A table as the contract reads it, and the columns that it keeps twice. */
export interface CheckedTable {
  readonly table: Table;
  readonly changed: ReadonlySet<string>;
}

/** The tables that a measure may look at besides its own. */
export interface OtherTables {
  readonly splits: ReadonlyMap<string | undefined, CheckedTable>;
  readonly references: ReadonlyMap<string, Table>;
}

/** The name of the row number in a relation made by `numbered`. */
export const rowNumber = quoteIdentifier('row number in the file');

/** The relation with the number of each row, from 1, in the order of the file. */
export function numbered(relation: string): string {
  return `(SELECT row_number() OVER () AS ${rowNumber}, * FROM ${relation})`;
}
