import type { ColumnReading } from '#core/contract/read-columns.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

const sqlTypes: Readonly<Record<string, string>> = {
  integer: 'BIGINT',
  number: 'DOUBLE',
  string: 'VARCHAR',
  boolean: 'BOOLEAN',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
};

/**
 * The table with its columns read as a contract declares them: a value that cannot be read as that type is null, and
 * what was stored stands beside it under `storedName`. Times with a zone become UTC.
 */
export function typedTable(table: Table, readings: readonly ColumnReading[]): Table {
  const byName = new Map(table.columns.map((column) => [column.name, column]));
  const changed = readings.flatMap((reading) => {
    const column = byName.get(reading.name)!;
    const sql = readAs(reading, column);
    return sql === undefined ? [] : [{ reading, sql }];
  });
  if (changed.length === 0) return table;
  const replaced = changed.map(({ reading, sql }) => `${sql} AS ${quoteIdentifier(reading.name)}`);
  const stored = changed.map(
    ({ reading }) => `${quoteIdentifier(reading.name)} AS ${storedName(reading.name)}`,
  );
  const types = new Map(changed.map(({ reading }) => [reading.name, reading.type]));
  return {
    ...table,
    relation: `(SELECT * REPLACE (${replaced.join(', ')}), ${stored.join(', ')} FROM ${table.relation})`,
    columns: table.columns.map((column) => {
      const type = types.get(column.name);
      return type === undefined ? column : { ...column, type, sqlType: sqlTypes[type]! };
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
  const changed = readings.filter((one) => readAs(one, byName.get(one.name)!) !== undefined);
  return new Set(changed.map((one) => one.name));
}

function readAs(reading: ColumnReading, column: TableColumn): string | undefined {
  const name = quoteIdentifier(reading.name);
  if (reading.reading === 'never') return `CAST(NULL AS ${sqlTypes[reading.type]})`;
  if (reading.reading === 'by-value') {
    return reading.stored === 'string' ? textAs(reading.type, name) : valueAs(reading, name);
  }
  return column.sqlType === 'TIMESTAMP WITH TIME ZONE' ? `(${name} AT TIME ZONE 'UTC')` : undefined;
}

// The engine's own cast is too kind: it rounds '1.5' to 2 and drops the time of '2026-01-02 10:00'.
function textAs(type: string, name: string): string {
  switch (type) {
    case 'integer':
      return `CASE WHEN regexp_full_match(${name}, '\\s*[+-]?[0-9]+(\\.0*)?\\s*') THEN TRY_CAST(${name} AS BIGINT) END`;
    case 'number':
      return `CASE WHEN NOT contains(${name}, '_') THEN TRY_CAST(${name} AS DOUBLE) END`;
    case 'date':
      return `CASE WHEN TRY_CAST(${name} AS TIMESTAMP) = TRY_CAST(${name} AS DATE) THEN TRY_CAST(${name} AS DATE) END`;
    case 'timestamp':
      return `(TRY_CAST(${name} AS TIMESTAMPTZ) AT TIME ZONE 'UTC')`;
    default:
      return `TRY_CAST(${name} AS ${sqlTypes[type]})`;
  }
}

function valueAs(reading: ColumnReading, name: string): string {
  switch (reading.type) {
    case 'integer':
      return `CASE WHEN ${name} = floor(${name}) THEN TRY_CAST(${name} AS BIGINT) END`;
    case 'boolean':
      return `CASE WHEN ${name} IN (0, 1) THEN ${name} = 1 END`;
    case 'date':
      return `CASE WHEN ${name} = date_trunc('day', ${name}) THEN CAST(${name} AS DATE) END`;
    default:
      return `CAST(${name} AS ${sqlTypes[reading.type]})`;
  }
}
