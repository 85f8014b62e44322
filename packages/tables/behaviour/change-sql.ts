import type { Cell, ColumnChange } from '#core/gate/behaviour/behaviour-policy.ts';
import { doubleLiteral } from '../double-literal.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { TableColumn } from '../table.ts';

/** What names a row across runs: its id, or its place where there is none. */
export const rowKey = 'trainyard_key';

/** SQL that gives the changed value of a column, in the column's own type. */
export function changedValue(column: TableColumn, change: ColumnChange, seed: number): string {
  const quoted = quoteIdentifier(column.name);
  const inType = (sql: string): string => `CAST(${sql} AS ${column.sqlType})`;
  const whole = column.type === 'integer';
  switch (change.kind) {
    case 'to':
      return inType(cellLiteral(change.value, column));
    case 'add':
      return inType(
        Number.isInteger(change.amount) && whole
          ? `(${quoted} + (${change.amount}))`
          : `(${quoted} + ${doubleLiteral(change.amount)})`,
      );
    case 'multiply':
      return inType(`(${quoted} * ${doubleLiteral(change.factor)})`);
    case 'noise': {
      const factor = `(1 + ${doubleLiteral(change.share)} * (2 * ${drawn(seed, column.name)} - 1))`;
      return inType(`(${quoted} * ${factor})`);
    }
    case 'typo':
      return inType(withTypo(quoted, drawn(seed, column.name)));
    case 'case':
      return inType(`${change.to}(${quoted})`);
    case 'expression':
      // The line break keeps a comment at the end of the user's text from swallowing ours.
      return inType(`(${change.text}\n)`);
    default:
      return inType(quoteIdentifier(change.from));
  }
}

/** A number in [0, 1) that follows from seed, column and row alone: of MD5, which stays what it is over versions. */
function drawn(seed: number, column: string): string {
  const salt = quoteLiteral(`${seed}:${column}:`);
  return `(CAST(md5_number_lower(${salt} || ${rowKey}) AS DOUBLE) / 18446744073709551616.0)`;
}

/** Two neighbouring letters change places; a text of one letter stays as it is. */
function withTypo(quoted: string, draw: string): string {
  const at = `CAST(floor(${draw} * (length(${quoted}) - 1)) AS BIGINT)`;
  const parts = [
    `substr(${quoted}, 1, ${at})`,
    `substr(${quoted}, ${at} + 2, 1)`,
    `substr(${quoted}, ${at} + 1, 1)`,
    `substr(${quoted}, ${at} + 3)`,
  ];
  return `CASE WHEN length(${quoted}) < 2 THEN ${quoted} ELSE ${parts.join(' || ')} END`;
}

/** A value of the policy as an SQL literal for a column. */
export function cellLiteral(value: Cell, column: Pick<TableColumn, 'type'>): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string' || column.type === 'string') return quoteLiteral(String(value));
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return Number.isSafeInteger(value) ? `(${value})` : doubleLiteral(value);
}
