import { quoteIdentifier } from './sql-text.ts';
import type { TableColumn } from './table.ts';

/** SQL that gives a column as DOUBLE, or null: booleans 0 and 1, dates and timestamps as milliseconds since the epoch. */
export function doubleOf({ name, type }: TableColumn): string {
  const quoted = quoteIdentifier(name);
  if (type === 'date' || type === 'timestamp') {
    return `(epoch_us(CAST(${quoted} AS TIMESTAMP)) / 1000.0)`;
  }
  return type === 'string' || type === 'other'
    ? `TRY_CAST(${quoted} AS DOUBLE)`
    : `CAST(${quoted} AS DOUBLE)`;
}

/** A finite double as an SQL literal that reads back as the same bits. */
export function doubleLiteral(value: number): string {
  return `CAST('${Object.is(value, -0) ? '-0' : value}' AS DOUBLE)`;
}
