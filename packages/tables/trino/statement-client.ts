import type { Logger, Sleep } from '#core/ports.ts';
import { requestPage, type ServerRequest } from './server-request.ts';
import { TrinoError, type StatementColumn, type StatementPage } from './trino-protocol.ts';

export interface StatementClientOptions {
  /** `https://host:port` */
  readonly server: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly logger: Logger;
  readonly sleep: Sleep;
  /** Aborted when nobody wants an answer any more. */
  readonly signal: AbortSignal;
  /** For one statement from start to end. */
  readonly timeoutSeconds: number;
}

/** What all statements of a client together had the server read. */
export interface Cost {
  statements: number;
  bytes: number;
  rows: number;
}

/**
 * Runs statements over Trino's HTTP protocol. Written here rather than taken from trino-client, which reads bigints as
 * doubles, retries nothing, cannot be aborted and brings an HTTP library of its own.
 */
export class StatementClient {
  readonly #options: StatementClientOptions;
  readonly cost: Cost = { statements: 0, bytes: 0, rows: 0 };

  constructor(options: StatementClientOptions) {
    this.#options = options;
  }

  /**
   * Hands the rows of every page to `take`. When the signal is aborted, the time is up or anything fails, the query is
   * cancelled on the server too. A cluster that is starting or changing its nodes is asked again, before any row came.
   * @throws TrinoError for what the server says of the statement, CannotRunError when it cannot be reached.
   */
  async run(sql: string, take: TakeRows): Promise<void> {
    const { signal, timeoutSeconds } = this.#options;
    const either = AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]);
    for (let attempt = 0; ; attempt++) {
      let taken = 0;
      try {
        return await this.#runOnce(sql, either, (rows, columns) => {
          taken += rows.length;
          take(rows, columns);
        });
      } catch (error) {
        const wait = waitsMs[attempt];
        const passes = error instanceof TrinoError && startingUp.has(error.details.errorName);
        if (!passes || taken > 0 || wait === undefined) throw error;
        await this.#options.sleep(wait, either);
      }
    }
  }

  async #runOnce(sql: string, signal: AbortSignal, take: TakeRows): Promise<void> {
    const { server } = this.#options;
    const first: ServerRequest = { method: 'POST', url: `${server}/v1/statement`, body: sql };
    let page = await this.#request(first, signal);
    let next: string | undefined;
    try {
      for (;;) {
        if (page.error) throw new TrinoError(page.error, page.id ?? '');
        if (page.columns) take(page.data ?? [], page.columns);
        next = page.nextUri;
        this.#tell(page);
        if (next === undefined) break;
        page = await this.#request({ method: 'GET', url: next }, signal);
      }
    } catch (error) {
      if (next !== undefined && !(error instanceof TrinoError)) await this.#cancel(next);
      throw error;
    }
    this.#count(page);
  }

  /** The columns of a result that has no rows. */
  async columnsOf(sql: string): Promise<readonly StatementColumn[]> {
    let found: readonly StatementColumn[] = [];
    await this.run(sql, (_rows, columns) => {
      found = columns;
    });
    return found;
  }

  async #request(request: ServerRequest, signal: AbortSignal): Promise<StatementPage> {
    return requestPage(request, { ...this.#options, signal });
  }

  #tell({ id, stats }: StatementPage): void {
    if (stats?.state !== 'RUNNING') return;
    const share = Math.floor(stats.progressPercentage ?? 0);
    const rows = (stats.processedRows ?? 0).toLocaleString('en-US');
    this.#options.logger.progress(`Trino: ${rows} rows read, ${share} % (query ${id})`);
  }

  #count({ id, stats = {} }: StatementPage): void {
    const bytes = stats.physicalInputBytes || stats.processedBytes || 0;
    const rows = stats.processedRows ?? 0;
    this.cost.statements += 1;
    this.cost.bytes += bytes;
    this.cost.rows += rows;
    this.#options.logger.debug(
      `Trino query ${id}: ${rows.toLocaleString('en-US')} rows, ${bytes.toLocaleString('en-US')} bytes, ${stats.elapsedTimeMillis ?? 0} ms`,
    );
  }

  /** As well as it goes: the server ends a query by itself that nobody asks after (5 minutes by default). */
  async #cancel(nextUri: string): Promise<void> {
    const signal = AbortSignal.timeout(cancelMs);
    await this.#request({ method: 'DELETE', url: nextUri }, signal).catch(() => undefined);
  }
}

type TakeRows = (
  rows: readonly (readonly unknown[])[],
  columns: readonly StatementColumn[],
) => void;

const cancelMs = 5000;
const startingUp = new Set(['NO_NODES_AVAILABLE', 'SERVER_STARTING_UP', 'SERVER_SHUTTING_DOWN']);
const waitsMs = [1000, 2000, 4000, 8000];
