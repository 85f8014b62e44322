import type { Logger } from '#core/ports.ts';
import { openDuckDb } from './duckdb/open-duckdb.ts';
import type { FetchedFiles } from './files/source-files.ts';
import type { Table } from './table.ts';

/** One row of a small result: numbers, strings, booleans, null; nested values as arrays and objects. */
export type ResultRow = Readonly<Record<string, unknown>>;

export interface OpenOptions {
  /** Columns of CSV and JSON that stay text whatever their values look like, such as codes with leading zeros. */
  readonly textColumns?: readonly string[];
  /** The files of a source that is not on this machine, fetched already: nothing is looked up. */
  readonly fetched?: FetchedFiles;
}

/** A data engine: opens tables, answers SQL about them. One pass over many columns, never one a column. */
export interface TableEngine extends AsyncDisposable {
  /**
   * Opens a path or glob of CSV, TSV, JSON lines or Parquet (text also as .gz, .zst). An empty field of CSV is missing.
   * A CSV column has the narrowest type that every value fits, so one word among numbers makes it a text column.
   * @throws CannotRunError naming the file, and the line where known, for every kind of broken data.
   */
  open(source: string, options?: OpenOptions): Promise<Table>;
  /**
   * Small results. Bigints that are safe integers and decimals become numbers, larger bigints strings; dates
   * 'YYYY-MM-DD', timestamps ISO 8601 in UTC.
   * @throws CannotRunError when data cannot be read or a user's expression is wrong.
   */
  query(sql: string): Promise<readonly ResultRow[]>;
  /**
   * One streamed pass: null becomes NaN, booleans 0 and 1, dates and timestamps milliseconds since the epoch.
   * @param where SQL condition, trusted or checked by `assertExpression`.
   */
  readNumbers(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, Float64Array>>;
  /** As `readNumbers`, every value as text; missing stays null. */
  readStrings(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, readonly (string | null)[]>>;
  /**
   * sha256 of what was opened, lower-case hex: of the file when there is one, else of the raw 32-byte digests of
   * the files, concatenated in ascending byte order. Starts at `open` and runs beside the scan.
   */
  digestOf(table: Table): Promise<string>;
  /**
   * A user's SQL expression over the columns of one table (`where:`, `expression:`), checked to be one
   * expression that reads nothing else.
   * @throws CannotRunError with what the engine says of it.
   */
  assertExpression(table: Table, expression: string): Promise<void>;
  /**
   * A user's query over tables by the names it knows them by, checked to be one SELECT that reads nothing else and
   * gives the same answer in every run.
   * @throws CannotRunError with what the engine says of it.
   */
  assertQuery(tables: ReadonlyMap<string, Table>, query: string): Promise<void>;
}

export interface EngineOptions {
  /** Absolute; relative sources are looked up here. */
  readonly workingDirectory: string;
  readonly logger: Logger;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/**
 * The engine itself is loaded when the first table is read, so a source that does not exist is told at once.
 * Reading rejects with a CannotRunError when the machine has no data engine and cannot install it.
 */
export async function openEngine(options: EngineOptions): Promise<TableEngine> {
  return openDuckDb(options);
}
