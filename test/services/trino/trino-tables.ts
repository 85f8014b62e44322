import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openEngine, openFileEngine, type TableEngine } from '#tables/engine.ts';
import { quoteIdentifier, quoteLiteral } from '#tables/sql-text.ts';
import type { Table } from '#tables/table.ts';
import { startService } from '../../support/service.ts';
import { quiet } from '../../support/sql-table.ts';

/** The same rows twice: in a Parquet file, and in a table of a real Trino server that reads that file. */
export interface BothTables {
  readonly file: string;
  readonly trino: string;
}

export interface TrinoTables extends AsyncDisposable {
  readonly engine: TableEngine;
  /** `http://127.0.0.1:port` */
  readonly address: string;
  /** Writes the rows of a DuckDB query. */
  both(name: string, sql: string): Promise<BothTables>;
  /** Runs a statement on the server. */
  run(sql: string): Promise<void>;
  /** The source of a table of the server. */
  source(catalog: string, schema: string, table: string, user?: string): string;
}

/** Undefined where the machine lacks a tool that the server needs. */
export async function startTrino(): Promise<TrinoTables | undefined> {
  const service = startService('trino');
  if (!service) return undefined;
  const address = service.env['TRINO_ADDRESS']!;
  const options = { workingDirectory: service.directory, logger: quiet, env: process.env };
  const engine = await openEngine(options);
  const duckdb = await openFileEngine(options);
  const run = (sql: string): Promise<void> => runStatement(address, sql);
  const source = (catalog: string, schema: string, table: string, user = 'test'): string =>
    `trino+${address.replace('://', `://${user}@`)}/${[catalog, schema, table].map(encodeURIComponent).join('/')}`;
  await run('CREATE SCHEMA hive.files');
  return {
    engine,
    address,
    run,
    source,
    both: async (name, sql) => {
      const file = join(service.env['TRINO_WAREHOUSE']!, name, 'rows.parquet');
      mkdirSync(join(service.env['TRINO_WAREHOUSE']!, name), { recursive: true });
      await duckdb.query(`COPY (${sql}) TO ${quoteLiteral(file)} (FORMAT parquet)`);
      const columns = await duckdb.query(`DESCRIBE ${sql}`);
      const declared = columns.map(
        (column) =>
          `${quoteIdentifier(String(column['column_name']))} ${hiveType(String(column['column_type']))}`,
      );
      await run(
        `CREATE TABLE hive.files.${quoteIdentifier(name)} (${declared.join(', ')}) WITH (external_location = ${quoteLiteral(`local:///${name}`)}, format = 'PARQUET')`,
      );
      return { file, trino: source('hive', 'files', name) };
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await duckdb[Symbol.asyncDispose]();
      service.stop();
    },
  };
}

function hiveType(duckDbType: string): string {
  const types: Readonly<Record<string, string>> = { FLOAT: 'real', TIMESTAMP: 'timestamp(6)' };
  return types[duckDbType] ?? duckDbType.toLowerCase();
}

/** Without the product's own client: what is set up must not depend on what is tested. */
async function runStatement(address: string, sql: string): Promise<void> {
  const headers = { 'X-Trino-User': 'admin' };
  let response = await fetch(`${address}/v1/statement`, { method: 'POST', headers, body: sql });
  for (;;) {
    const page = (await response.json()) as { nextUri?: string; error?: { message: string } };
    if (page.error) throw new Error(`${page.error.message} in ${sql}`);
    if (page.nextUri === undefined) return;
    response = await fetch(page.nextUri, { headers });
  }
}

/** Both tables opened, for work that takes a table. */
export async function openBoth(
  { engine }: TrinoTables,
  { file, trino }: BothTables,
): Promise<readonly [Table, Table]> {
  return [await engine.open(file), await engine.open(trino)];
}
