import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { ResultRow } from '../engine.ts';
import type { DuckDb } from './load-duckdb.ts';
import type { EngineCopy } from '../scan/scan-worker.ts';
import { rowConverter } from './result-rows.ts';

export interface StartedDuckDb {
  readonly duckdb: DuckDb;
  readonly copy: EngineCopy;
  readonly instance: DuckDBInstance;
}

/**
 * A DuckDB that starts with its first statement: loading the native library takes longer than finding out that a
 * file does not exist. Every statement has a connection of its own: a second one would end a result that is still
 * streaming.
 */
export class DuckDbSession {
  readonly #start: () => Promise<StartedDuckDb>;
  #started: Promise<StartedDuckDb> | undefined;

  constructor(start: () => Promise<StartedDuckDb>) {
    this.#start = start;
  }

  /** Small results; throws DuckDB's own errors. */
  async rows(sql: string): Promise<ResultRow[]> {
    return this.connected(async (connection, duckdb) => {
      const result = await connection.run(sql);
      const toRow = rowConverter(duckdb, result.deduplicatedColumnNames());
      return (await result.getRows()).map((row) => toRow(row));
    });
  }

  /** For another thread: its own instance cannot be shared. */
  async copy(): Promise<EngineCopy> {
    this.#started ??= this.#start();
    return (await this.#started).copy;
  }

  async connected<T>(
    use: (connection: DuckDBConnection, duckdb: DuckDb) => Promise<T>,
  ): Promise<T> {
    this.#started ??= this.#start();
    const { duckdb, instance } = await this.#started;
    const connection = await instance.connect();
    try {
      return await use(connection, duckdb);
    } finally {
      connection.closeSync();
    }
  }

  async close(): Promise<void> {
    const started = await this.#started?.catch(() => undefined); // a failed start was reported already
    started?.instance.closeSync();
  }
}
