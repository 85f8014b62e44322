import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** An in-memory DuckDB: reads and writes Parquet files by SQL, no server. */
export async function openDatabase(): Promise<DuckDBConnection> {
  const instance = await DuckDBInstance.create(':memory:');
  return instance.connect();
}

export async function rowsOf<Row>(database: DuckDBConnection, sql: string): Promise<Row[]> {
  const reader = await database.runAndReadAll(sql);
  return reader.getRowObjectsJS() as Row[];
}

/** Columns of numbers (NULL becomes NaN), in the order of the query. */
export async function numbersOf(
  database: DuckDBConnection,
  sql: string,
): Promise<Record<string, Float64Array>> {
  const reader = await database.runAndReadAll(sql);
  const columns = reader.getColumnsObjectJS();
  return Object.fromEntries(
    Object.entries(columns).map(([name, values]) => [
      name,
      Float64Array.from(values, (value) => (value === null ? NaN : Number(value))),
    ]),
  );
}

/** A path as an SQL string literal. */
export function sqlPath(path: string): string {
  return `'${path.replaceAll("'", "''")}'`;
}
