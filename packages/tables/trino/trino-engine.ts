import { cannotRun } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { trinoDialect } from '../dialect/trino-dialect.ts';
import type { EngineOptions, ResultRow, TableEngine } from '../engine.ts';
import { doubleOf } from '../number-sql.ts';
import type { Table, TableColumn } from '../table.ts';
import { checkTrinoExpression } from './check-trino-expression.ts';
import { checkTrinoQuery } from './check-trino-query.ts';
import { openTrinoTable } from './open-trino-table.ts';
import type { StatementClient } from './statement-client.ts';
import { tableChecksum } from './table-checksum.ts';
import { explainTrinoError } from './trino-error.ts';
import type { StatementColumn } from './trino-protocol.ts';
import { parseTrinoSource } from './trino-source.ts';
import { rowReader } from './trino-values.ts';

/** `TableEngine` on one Trino server, as one user. */
export class TrinoEngine implements TableEngine {
  readonly dialect: Dialect = trinoDialect;
  readonly #client: StatementClient;
  readonly #options: EngineOptions;
  readonly #closing: AbortController;
  readonly #digests = new Map<string, Promise<string>>();

  constructor(client: StatementClient, options: EngineOptions, closing: AbortController) {
    this.#client = client;
    this.#options = options;
    this.#closing = closing;
  }

  async open(source: string): Promise<Table> {
    const parsed = parseTrinoSource(source);
    this.#options.logger.progress(`reading ${parsed.shown}`);
    const { columns, relation } = await openTrinoTable(
      { rows: (sql) => this.#rows(sql), columns: (sql) => this.#columns(sql) },
      parsed,
    );
    return { source: parsed.shown, files: [], columns, relation, engine: this };
  }

  async query(sql: string): Promise<readonly ResultRow[]> {
    return this.#explained(this.#rows(sql));
  }

  async readNumbers(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, Float64Array>> {
    const expressions = columns.map((name) => doubleOf(columnOf(table, name), this.dialect));
    const values = await this.#values<number>(table, expressions, {
      where,
      read: (value) => (value === null ? Number.NaN : Number(value)),
    });
    return new Map(columns.map((name, index) => [name, Float64Array.from(values[index]!)]));
  }

  async readStrings(
    table: Table,
    columns: readonly string[],
    where?: string,
  ): Promise<ReadonlyMap<string, readonly (string | null)[]>> {
    const expressions = columns.map((name) => this.dialect.text(columnOf(table, name)));
    const values = await this.#values<string | null>(table, expressions, {
      where,
      read: (value) => (typeof value === 'string' ? value : null),
    });
    return new Map(columns.map((name, index) => [name, values[index]!]));
  }

  async digestOf(table: Table): Promise<string> {
    const known = this.#digests.get(table.relation);
    if (known) return known;
    const digest = tableChecksum(table, (sql) => this.query(sql));
    this.#digests.set(table.relation, digest);
    return digest;
  }

  async assertExpression(table: Table, expression: string): Promise<void> {
    await checkTrinoExpression(table, expression, (sql) => this.#rows(sql));
  }

  async assertQuery(tables: ReadonlyMap<string, Table>, query: string): Promise<void> {
    await checkTrinoQuery(tables, query, (sql) => this.#rows(sql));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#closing.abort();
    const { statements, bytes, rows } = this.#client.cost;
    const count = (value: number): string => value.toLocaleString('en-US');
    this.#options.logger.debug(
      `Trino: ${count(statements)} queries had the server read ${count(rows)} rows, ${count(bytes)} bytes`,
    );
  }

  async #rows(sql: string): Promise<ResultRow[]> {
    const result: ResultRow[] = [];
    await this.#client.run(sql, (rows, columns) => {
      const read = rowReader(columns);
      for (const row of rows) result.push(read(row));
    });
    return result;
  }

  async #columns(sql: string): Promise<readonly StatementColumn[]> {
    return this.#client.columnsOf(sql);
  }

  async #values<T>(
    table: Table,
    expressions: readonly string[],
    { where, read }: { readonly where: string | undefined; readonly read: (value: unknown) => T },
  ): Promise<T[][]> {
    const values: T[][] = expressions.map(() => []);
    const condition = where === undefined ? '' : ` WHERE (${where}\n)`;
    const sql = `SELECT ${expressions.join(', ')} FROM ${table.relation}${condition}`;
    const reading = this.#client.run(sql, (rows) => {
      for (const row of rows) {
        for (const [index, target] of values.entries()) target.push(read(row[index] ?? null));
      }
    });
    await this.#explained(reading);
    return values;
  }

  async #explained<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } catch (error) {
      throw explainTrinoError(error, 'data');
    }
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
