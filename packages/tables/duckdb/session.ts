import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ResultRow } from '../engine.ts';
import type { DuckDb } from './load-duckdb.ts';
import { rowConverter } from './result-rows.ts';

/** A running DuckDB. Every statement has a connection of its own: a second one would end a result that is still streaming. */
export class DuckDbSession {
  readonly #duckdb: DuckDb;
  readonly #instance: DuckDBInstance;

  constructor(duckdb: DuckDb, instance: DuckDBInstance) {
    this.#duckdb = duckdb;
    this.#instance = instance;
  }

  /** Small results; throws DuckDB's own errors. */
  async rows(sql: string): Promise<ResultRow[]> {
    return this.connected(async (connection) => {
      const result = await connection.run(sql);
      const toRow = rowConverter(this.#duckdb, result.deduplicatedColumnNames());
      return (await result.getRows()).map((row) => toRow(row));
    });
  }

  async connected<T>(use: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = await this.#instance.connect();
    try {
      return await use(connection);
    } finally {
      connection.closeSync();
    }
  }

  close(): void {
    this.#instance.closeSync();
  }
}
