import type { Logger } from '#core/ports.ts';
import type { Dialect } from './dialect/dialect.ts';
import { openDuckDb } from './duckdb/open-duckdb.ts';
import { EngineRouter } from './engine-router.ts';
import type { FetchedFiles } from './files/source-files.ts';
import type { TaskOutcome } from './scan/column-task.ts';
import type { NamedTask } from './scan/scan-columns.ts';
import type { Table } from './table.ts';

/** One row of a small result: numbers, strings, booleans, null; nested values as arrays and objects. */
export type ResultRow = Readonly<Record<string, unknown>>;

export interface OpenOptions {
  /** Columns of CSV and JSON that stay text whatever their values look like, such as codes with leading zeros. */
  readonly textColumns?: readonly string[];
  /**
   * Text is not loaded but read anew by every query: less memory and time for who asks one. Types are guessed from the
   * first rows; a query that finds a value that does not fit rejects with `GuessedTypesWrong`.
   */
  readonly isReadOnce?: boolean;
  /** The files of a source that is not on this machine, fetched already: nothing is looked up. */
  readonly fetched?: FetchedFiles;
}

/** A data engine: opens tables, answers SQL about them. One pass over many columns, never one a column. */
export interface TableEngine extends AsyncDisposable {
  /** The SQL that it understands. */
  readonly dialect: Dialect;
  /**
   * Opens a table of a server (`trino+https://user@host/catalog/schema/table`), or a path or glob of CSV, TSV, JSON lines or Parquet (text also as .gz, .zst). An empty field of CSV is missing.
   * A CSV column has the narrowest type that every value fits, so one word among numbers makes it a text column.
   * @throws CannotRunError naming the file, and the line where known, for every kind of broken data.
   */
  open(source: string, options?: OpenOptions): Promise<Table>;
  /** Reads the rows of a table opened with `isReadOnce` into memory after all, for who asks more than one question. */
  keep?(table: Table): Promise<void>;
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
  /**
   * Does something with each value of some columns, numbers as `readNumbers` gives them: one pass on all cores that keeps
   * no rows. Absent where rows would have to travel: there aggregates are asked for.
   */
  runTasks?(table: Table, columns: readonly NamedTask[]): Promise<TaskOutcome[]>;
  /** As `readNumbers`, every value as text; missing stays null. */
  readStrings(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, readonly (string | null)[]>>;
  /**
   * sha256 of what was opened, lower-case hex: of the file when there is one, else of the raw 32-byte digests of
   * the files, concatenated in ascending byte order. Starts at `open` and runs beside the scan. A table of a server
   * has no bytes of its own: see `tableChecksum`.
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
  /** Aborted when the run is: a server stops what it computes. */
  readonly signal?: AbortSignal;
}

/**
 * Every source is opened by its own engine, which is loaded when the first table is read; a table says which one it is.
 * Reading rejects with a CannotRunError when the machine has no data engine and cannot install it.
 */
export async function openEngine(options: EngineOptions): Promise<TableEngine> {
  return new EngineRouter(openDuckDb(options), options);
}

/** For work that needs the rows themselves: only files, no tables of a server. */
export async function openFileEngine(options: EngineOptions): Promise<TableEngine> {
  return openDuckDb(options);
}
