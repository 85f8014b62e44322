import type { ColumnType } from '../profile/column-type.ts';
import type { Contract } from './parse-contract.ts';
import { readingOf, type ColumnShape, type Reading, type TableShape } from './column-shape.ts';

/** How a column of the data is read under a contract. */
export interface ColumnReading extends ColumnShape {
  readonly stored: ColumnType;
  readonly reading: Reading;
}

/**
 * The columns of a table with the types that the contract declares. Values that cannot be read as that type count
 * against `type`; every other check but not_null treats them as missing, so that one fault is counted once.
 */
export function readColumns(contract: Contract, table: TableShape): ColumnReading[] {
  const declared = new Map(contract.columns.map((column) => [column.name, column.type]));
  return table.columns.map(({ name, type: stored }) => {
    const wanted = declared.get(name) ?? stored;
    const reading = readingOf(stored, wanted, table.untyped);
    return { name, stored, reading, type: reading === 'as-is' ? stored : wanted };
  });
}

/** A table whose columns are read as the contract declares them. */
export interface ReadTable extends TableShape {
  readonly columns: readonly ColumnReading[];
}

/** The split, the subject, or both: 'train.distance'. */
export function subjectIn(table: TableShape, subject: string | undefined, dataset: string): string {
  if (table.split === undefined) return subject ?? dataset;
  return subject === undefined ? table.split : `${table.split}.${subject}`;
}
