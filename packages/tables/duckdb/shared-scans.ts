import { runTasks, type ColumnTask, type TaskOutcome } from '../scan/column-task.ts';
import { ScanThreads, type ScanThreadsOptions } from '../scan/scan-threads.ts';
import { visitNumbers } from '../scan/stream-numbers.ts';
import type { DuckDbSession } from './session.ts';

export interface SharedScan {
  readonly columns: readonly { readonly expression: string; readonly task: ColumnTask }[];
  /** A query of some of the expressions. */
  readonly select: (expressions: readonly string[]) => string;
  /** Make the relations that the query names in another engine; undefined when only this one has them. */
  readonly statements: readonly string[] | undefined;
}

/**
 * Scans by several threads, each with some of the columns: what is done with values in JavaScript takes longer than the
 * engine takes to give them, and files can be read by engines of their own.
 */
export class SharedScans {
  readonly #session: DuckDbSession;
  readonly #threads: ScanThreads;

  constructor(session: DuckDbSession, options?: ScanThreadsOptions) {
    this.#session = session;
    this.#threads = new ScanThreads(options);
  }

  async run(scan: SharedScan): Promise<TaskOutcome[]> {
    const others = scan.statements ? this.#threads.countFor(await this.#values(scan)) : 0;
    const parts = Math.min(others + 1, scan.columns.length);
    const outcomes = await Promise.all(
      Array.from({ length: parts }, async (_, part) => {
        const own = { ...scan, columns: scan.columns.filter((_one, at) => at % parts === part) };
        return part === 0 ? this.#here(own) : this.#there(part, own);
      }),
    );
    return scan.columns.map((_, at) => outcomes[at % parts]![Math.floor(at / parts)]!);
  }

  /** How many there are to look at. */
  async #values({ columns, select }: SharedScan): Promise<number> {
    const [row] = await this.#session.rows(`SELECT count(*) AS row_count FROM (${select(['1'])})`);
    return Number(row!['row_count']) * columns.length;
  }

  async #here({ columns, select }: SharedScan): Promise<TaskOutcome[]> {
    const sql = select(columns.map(({ expression }) => expression));
    return this.#session.connected(async (connection) =>
      runTasks(
        columns.map(({ task }) => task),
        async (visit) => visitNumbers(connection, { sql, columns: columns.length }, visit),
      ),
    );
  }

  async #there(thread: number, scan: SharedScan): Promise<readonly TaskOutcome[]> {
    const { columns, select, statements } = scan;
    const sql = select(columns.map(({ expression }) => expression));
    const copy = await this.#session.copy();
    const engine = { ...copy, statements: [...copy.statements, ...statements!] };
    const tasks = columns.map(({ task }) => task);
    // A thread that cannot start or dies leaves its part to this one: slower, and the same outcome, or an error with its place.
    return this.#threads.run(thread, { engine, sql, tasks }).catch(async () => this.#here(scan));
  }

  async close(): Promise<void> {
    await this.#threads.close();
  }
}
