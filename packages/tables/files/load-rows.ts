import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { quoteLiteral } from '../sql-text.ts';
import type { RunSql } from './opened.ts';
import { literalPattern } from './source-files.ts';

/** Where the rows of text go. */
export interface RowStore {
  /** Absolute, for files of ours; made when it is needed, removed with the engine. */
  readonly directory: string;
  /** Larger texts are not held in memory, where their rows take as much again. */
  readonly mostHeldBytes: number;
}

export const defaultMostHeldBytes = 64 * 1024 ** 2;

/** What is read, and how large its files are. */
export interface Rows {
  readonly select: string;
  readonly bytes: number;
}

export interface LoadedRows {
  /** Makes the same relation in another engine; undefined of rows in memory. */
  readonly statement: string | undefined;
  drop(this: void): Promise<void>;
}

/**
 * Reads the rows of a query once and keeps them under a quoted name: in memory, or in a Parquet file of ours, so that memory
 * stays flat.
 */
export async function loadRows(
  run: RunSql,
  relation: string,
  { select, bytes }: Rows,
  { directory, mostHeldBytes }: RowStore,
): Promise<LoadedRows> {
  if (bytes <= mostHeldBytes) {
    await run(`CREATE OR REPLACE TABLE ${relation} AS ${select}`);
    return { statement: undefined, drop: async () => void (await run(`DROP TABLE ${relation}`)) };
  }
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, `${relation.replaceAll('"', '')}.parquet`);
  await run(`COPY (${select}) TO ${quoteLiteral(path)} (FORMAT parquet)`);
  const statement = `CREATE OR REPLACE VIEW ${relation} AS SELECT * FROM read_parquet(${quoteLiteral(literalPattern(path))}, hive_partitioning = false)`;
  await run(statement);
  const drop = async (): Promise<void> => {
    await run(`DROP VIEW ${relation}`);
    await rm(path);
  };
  return { statement, drop };
}
