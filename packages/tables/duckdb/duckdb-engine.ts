import { rm } from 'node:fs/promises';
import { cannotRun } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { duckDbDialect } from '../dialect/duckdb-dialect.ts';
import { isWrongGuess } from '../csv/read-csv.ts';
import { GuessedTypesWrong } from '../guessed-types-wrong.ts';
import type { EngineOptions, OpenOptions, ResultRow, TableEngine } from '../engine.ts';
import { defaultMostHeldBytes, loadRows, type RowStore } from '../files/load-rows.ts';
import { openTable, type OpenedTable } from '../files/open-table.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { TaskOutcome } from '../scan/column-task.ts';
import type { NamedTask } from '../scan/scan-columns.ts';
import type { Table, TableColumn } from '../table.ts';
import { assertExpression } from './check-expression.ts';
import { assertQuery } from './check-query.ts';
import { explainReadError, type NamedFile } from './engine-error.ts';
import {
  asNumber,
  scanStrings,
  selectColumns,
  streamNumbers,
  streamStrings,
} from './read-columns.ts';
import type { DuckDbSession } from './session.ts';
import { SharedScans } from './shared-scans.ts';

/** `TableEngine` on DuckDB. */
export class DuckDbEngine implements TableEngine {
  readonly dialect: Dialect = duckDbDialect;
  readonly #session: DuckDbSession;
  readonly #options: EngineOptions;
  readonly #temporaryDirectory: string;
  readonly #store: RowStore;
  readonly #opened = new Map<string, OpenedTable>();
  /** Relations whose text every query reads anew. */
  readonly #views = new Set<string>();
  readonly #scans: SharedScans;
  readonly #closing = new AbortController();
  #relations = 0;

  constructor(session: DuckDbSession, options: EngineOptions, temporaryDirectory: string) {
    this.#session = session;
    this.#scans = new SharedScans(session);
    this.#options = options;
    this.#temporaryDirectory = temporaryDirectory;
    this.#store = { directory: temporaryDirectory, mostHeldBytes: defaultMostHeldBytes };
  }

  async open(source: string, options: OpenOptions = {}): Promise<Table> {
    this.#options.logger.progress(`reading ${source}`);
    const opened = await openTable({
      source,
      workingDirectory: this.#options.workingDirectory,
      relation: quoteIdentifier(`trainyard_${++this.#relations}`),
      textColumns: options.textColumns ?? [],
      isReadOnce: options.isReadOnce ?? false,
      fetched: options.fetched,
      signal: this.#closing.signal,
      store: this.#store,
      run: (sql) => this.#session.rows(sql),
      scanStrings: (sql, columns, visit) => scanStrings(this.#session, sql, columns, visit),
    });
    this.#opened.set(opened.table.relation, opened);
    const areTypesGuessed = opened.isView;
    if (areTypesGuessed) this.#views.add(opened.table.relation);
    return { ...opened.table, areTypesGuessed, engine: this };
  }

  async keep({ relation }: Table): Promise<void> {
    if (!this.#views.has(relation)) return;
    const kept = relation.replace(/"$/, '_rows"');
    const { bytes } = this.#opened.get(relation)!;
    const rows = { select: `SELECT * FROM ${relation}`, bytes };
    await loadRows(async (sql) => this.query(sql), kept, rows, this.#store);
    await this.query(`CREATE OR REPLACE VIEW ${relation} AS SELECT * FROM ${kept}`);
    this.#views.delete(relation);
  }

  async query(sql: string): Promise<readonly ResultRow[]> {
    return this.#explained(this.#session.rows(sql));
  }

  async readNumbers(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, Float64Array>> {
    const expressions = columns.map((name) => asNumber(columnOf(table, name)));
    const sql = selectColumns(table, expressions, where);
    const arrays = await this.#explained(streamNumbers(this.#session, sql, columns.length));
    return new Map(columns.map((name, index) => [name, arrays[index]!]));
  }

  async runTasks(table: Table, columns: readonly NamedTask[]): Promise<TaskOutcome[]> {
    const statements = [...this.#opened.values()].map(({ statement }) => statement);
    const scan = {
      columns: columns.map(({ name, task }) => ({
        expression: asNumber(columnOf(table, name)),
        task,
      })),
      select: (expressions: readonly string[]) => selectColumns(table, expressions, undefined),
      // Only where every relation can be made elsewhere: this one may be a query over others.
      statements: statements.every((one) => one !== undefined) ? statements : undefined,
    };
    return this.#explained(this.#scans.run(scan));
  }

  async readStrings(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
    const expressions = columns.map(
      (name) => `CAST(${quoteIdentifier(columnOf(table, name).name)} AS VARCHAR)`,
    );
    const sql = selectColumns(table, expressions, where);
    const values = await this.#explained(streamStrings(this.#session, sql, columns.length));
    return new Map(columns.map((name, index) => [name, values[index]!]));
  }

  async digestOf(table: Table): Promise<string> {
    const opened = this.#opened.get(table.relation);
    if (!opened) throw new Error(`digestOf: ${table.source} was not opened by this engine`);
    return opened.digest();
  }

  async assertExpression(table: Table, expression: string): Promise<void> {
    await assertExpression(this.#session, table, expression);
  }

  async assertQuery(tables: ReadonlyMap<string, Table>, query: string): Promise<void> {
    await assertQuery(this.#session, tables, query);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    await this.#scans.close();
    await this.#session.close();
    await rm(this.#temporaryDirectory, { recursive: true, force: true });
  }

  async #explained<T>(work: Promise<T>): Promise<T> {
    const [outcome] = await Promise.allSettled([work]);
    const opened = [...this.#opened.values()];
    await Promise.all(opened.map(({ examined }) => examined));
    if (outcome.status === 'fulfilled') return outcome.value;
    if (this.#views.size > 0 && isWrongGuess(outcome.reason)) {
      throw new GuessedTypesWrong('a value does not fit its column', { cause: outcome.reason });
    }
    const files: NamedFile[] = opened.flatMap((one) => one.files);
    throw explainReadError(outcome.reason, files);
  }
}

function columnOf(table: Table, name: string): TableColumn {
  const column = table.columns.find((one) => one.name === name);
  if (column) return column;
  const names = table.columns.map((one) => one.name);
  throw cannotRun(
    'unknown-column',
    name,
    `${table.source} has no such column. ${suggestName(name, names)}`,
  );
}
