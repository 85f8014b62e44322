import { quoteIdentifier } from '../sql-text.ts';
import type { ColumnType, TableColumn } from '../table.ts';
import type { StatementColumn } from './trino-protocol.ts';

const types: readonly (readonly [RegExp, ColumnType])[] = [
  [/^(tinyint|smallint|integer|bigint)$/, 'integer'],
  [/^(real|double|decimal\(\d+, ?\d+\))$/, 'number'],
  [/^(varchar(\(\d+\))?|char\(\d+\)|uuid)$/, 'string'],
  [/^boolean$/, 'boolean'],
  [/^date$/, 'date'],
  [/^timestamp\(\d+\)( with time zone)?$/, 'timestamp'],
];

/** The kind of a column by Trino's name of its type. */
export function trinoColumnType(sqlType: string): ColumnType {
  return types.find(([pattern]) => pattern.test(sqlType))?.[1] ?? 'other';
}

export interface OpenedColumns {
  readonly columns: readonly TableColumn[];
  /** SQL that can stand after FROM, where every column has the type that `columns` says. */
  readonly relation: string;
}

/**
 * A table's columns as statements see them: times with a zone in UTC without one, fixed-width text without its filling
 * blanks, UUIDs as text. So they mean the same as in a file.
 */
export function openedColumns(table: string, columns: readonly StatementColumn[]): OpenedColumns {
  const opened = columns.map((column) => ({ column, plain: plainColumn(column) }));
  const isPlain = opened.every(({ plain }) => plain === undefined);
  const selected = opened.map(({ column, plain }) => {
    const name = quoteIdentifier(column.name);
    return plain ? `${plain.sql} AS ${name}` : name;
  });
  return {
    columns: opened.map(({ column: { name, type }, plain }) => ({
      name,
      type: trinoColumnType(type),
      sqlType: plain?.sqlType ?? type,
    })),
    relation: isPlain ? table : `(SELECT ${selected.join(', ')} FROM ${table})`,
  };
}

function plainColumn({
  name,
  type,
}: StatementColumn): { sql: string; sqlType: string } | undefined {
  const quoted = quoteIdentifier(name);
  const zoned = /^timestamp\((\d+)\) with time zone$/.exec(type)?.[1];
  if (zoned !== undefined) {
    const sqlType = `timestamp(${zoned})`;
    return { sql: `CAST(${quoted} AT TIME ZONE 'UTC' AS ${sqlType})`, sqlType };
  }
  if (type.startsWith('char(')) {
    return { sql: `rtrim(CAST(${quoted} AS varchar))`, sqlType: 'varchar' };
  }
  return type === 'uuid' ? { sql: `CAST(${quoted} AS varchar)`, sqlType: 'varchar' } : undefined;
}
