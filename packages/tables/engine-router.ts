import type { Dialect } from './dialect/dialect.ts';
import type { EngineOptions, OpenOptions, ResultRow, TableEngine } from './engine.ts';
import type { Table } from './table.ts';
import { isTrinoSource, parseTrinoSource } from './trino/trino-source.ts';

/** Opens every source with the engine that it needs, and passes on what is asked of a table to the engine that holds it. */
export class EngineRouter implements TableEngine {
  readonly #files: TableEngine;
  readonly #options: EngineOptions;
  /** By server and user. */
  readonly #servers = new Map<string, Promise<TableEngine>>();
  /** Those that have opened a table. */
  readonly #used = new Set<TableEngine>();

  constructor(files: TableEngine, options: EngineOptions) {
    this.#files = files;
    this.#options = options;
  }

  get dialect(): Dialect {
    return this.#only().dialect;
  }

  async open(source: string, options?: OpenOptions): Promise<Table> {
    const engine = isTrinoSource(source) ? await this.#serverOf(source) : this.#files;
    const table = await engine.open(source, options);
    this.#used.add(engine);
    return table;
  }

  /** A statement names no engine: it can only be for the one in use. Where there may be two, `table.engine` is asked. */
  async query(sql: string): Promise<readonly ResultRow[]> {
    return this.#only().query(sql);
  }

  async readNumbers(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, Float64Array>> {
    return this.#holderOf(table).readNumbers(table, columns, where);
  }

  async readStrings(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
    return this.#holderOf(table).readStrings(table, columns, where);
  }

  async digestOf(table: Table): Promise<string> {
    return this.#holderOf(table).digestOf(table);
  }

  async assertExpression(table: Table, expression: string): Promise<void> {
    await this.#holderOf(table).assertExpression(table, expression);
  }

  async assertQuery(tables: ReadonlyMap<string, Table>, query: string): Promise<void> {
    const [first] = tables.values();
    await (first ? this.#holderOf(first) : this.#only()).assertQuery(tables, query);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const servers = await Promise.allSettled(this.#servers.values());
    const opened = servers.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const closed = await Promise.allSettled(
      [this.#files, ...opened].map((engine) => engine[Symbol.asyncDispose]()),
    );
    const failed = closed.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
  }

  #serverOf(source: string): Promise<TableEngine> {
    const parsed = parseTrinoSource(source);
    const key = JSON.stringify([parsed.server, parsed.user]);
    const known = this.#servers.get(key);
    if (known) return known;
    const engine = import('./trino/open-trino.ts').then(({ openTrino }) =>
      openTrino(parsed, this.#options),
    );
    this.#servers.set(key, engine);
    return engine;
  }

  #holderOf(table: Table): TableEngine {
    return table.engine === this ? this.#only() : table.engine;
  }

  #only(): TableEngine {
    const [first = this.#files, second] = this.#used;
    if (second) throw new Error('a statement for two engines: ask the one that holds the table');
    return first;
  }
}
