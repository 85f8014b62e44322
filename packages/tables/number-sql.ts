import type { Dialect } from './dialect/dialect.ts';
import { quoteIdentifier } from './sql-text.ts';
import type { TableColumn } from './table.ts';

/** SQL that gives a column as DOUBLE, or null: booleans 0 and 1, dates and timestamps as milliseconds since the epoch. */
export function doubleOf(column: TableColumn, dialect: Dialect): string {
  const { name, type } = column;
  const quoted = quoteIdentifier(name);
  if (type === 'date' || type === 'timestamp') {
    return dialect.epochMsWithFraction(dialect.moment(column));
  }
  return type === 'string' || type === 'other'
    ? `TRY_CAST(${quoted} AS DOUBLE)`
    : `CAST(${quoted} AS DOUBLE)`;
}
