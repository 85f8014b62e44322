import type { ColumnReading } from '#core/contract/read-columns.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/**
 * The table with its columns read as a contract declares them: a value that cannot be read as that type is null, and
 * what was stored stands beside it under `storedName`. Times with a zone become UTC.
 */
export function typedTable(table: Table, readings: readonly ColumnReading[]): Table {
  const { dialect } = table.engine;
  const byName = new Map(readings.map((reading) => [reading.name, reading]));
  const read = table.columns.map((column) => {
    const reading = byName.get(column.name);
    return { column, reading, sql: reading && readAs(reading, column, dialect) };
  });
  if (read.every(({ sql }) => sql === undefined)) return table;
  const selected = read.flatMap(({ column: { name }, sql }) => {
    const quoted = quoteIdentifier(name);
    return sql === undefined
      ? [quoted]
      : [`${sql} AS ${quoted}`, `${quoted} AS ${storedName(name)}`];
  });
  return {
    ...table,
    relation: `(SELECT ${selected.join(', ')} FROM ${table.relation})`,
    columns: read.map(({ column, reading, sql }) => {
      if (sql === undefined || !reading) return column;
      return { ...column, type: reading.type, sqlType: dialect.typeName(reading.type) };
    }),
  };
}

/** The quoted name under which a typed table keeps a column as it is stored. */
export function storedName(column: string): string {
  return quoteIdentifier(`stored as: ${column}`);
}

/** Columns that stand in a typed table twice. */
export function changedColumns(table: Table, readings: readonly ColumnReading[]): Set<string> {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const { dialect } = table.engine;
  const changed = readings.filter(
    (one) => readAs(one, byName.get(one.name)!, dialect) !== undefined,
  );
  return new Set(changed.map((one) => one.name));
}

function readAs(reading: ColumnReading, column: TableColumn, dialect: Dialect): string | undefined {
  const { name, type } = reading;
  if (reading.reading === 'never') return `CAST(NULL AS ${dialect.typeName(type)})`;
  if (reading.reading === 'by-value') {
    return reading.stored === 'string'
      ? dialect.readText(type, name)
      : valueAs(reading, column, dialect);
  }
  return dialect.withoutZone(column);
}

function valueAs({ name, type }: ColumnReading, column: TableColumn, dialect: Dialect): string {
  const value = quoteIdentifier(name);
  switch (type) {
    case 'integer':
      return `CASE WHEN ${value} = floor(${value}) THEN TRY_CAST(${value} AS BIGINT) END`;
    case 'boolean':
      return `CASE WHEN ${value} IN (0, 1) THEN ${value} = 1 END`;
    case 'date':
      return `CASE WHEN ${value} = date_trunc('day', ${value}) THEN CAST(${value} AS DATE) END`;
    case 'string':
      return dialect.text(column);
    default:
      return `CAST(${value} AS ${dialect.typeName(type)})`;
  }
}
