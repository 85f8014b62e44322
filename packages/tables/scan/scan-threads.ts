import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { TaskOutcome } from './column-task.ts';
import type { ScanAnswer, ScanJob } from './scan-worker.ts';

export interface ScanThreadsOptions {
  /** Threads beside this one; one a core unless given. */
  readonly workers?: number;
  /** The worker's bundle. Without one, as when the sources run, this thread does everything. */
  readonly script?: URL | undefined;
  /** Scans of fewer values are not worth an engine of their own. */
  readonly smallest?: number;
}

/** Beside a bundle stands its worker; sources have none. */
const bundledScript = import.meta.url.endsWith('.js')
  ? new URL('./scan-worker.js', import.meta.url)
  : undefined;

interface Pending {
  resolve(outcomes: readonly TaskOutcome[]): void;
  reject(error: Error): void;
}

/** Threads with engines of their own, started with the first job. */
export class ScanThreads {
  readonly #script: URL | undefined;
  readonly #workers: number;
  readonly #smallest: number;
  readonly #threads = new Map<number, Thread>();

  constructor({ script = bundledScript, workers, smallest = 4e6 }: ScanThreadsOptions = {}) {
    this.#script = script;
    this.#workers = workers ?? Math.min(3, availableParallelism() - 1);
    this.#smallest = smallest;
  }

  /** How many threads beside this one are of use for so many values. */
  countFor(values: number): number {
    return this.#script === undefined || values < this.#smallest ? 0 : this.#workers;
  }

  /** Rejects when the thread cannot start, dies or its engine fails. */
  async run(thread: number, job: Omit<ScanJob, 'id'>): Promise<readonly TaskOutcome[]> {
    const known = this.#threads.get(thread) ?? new Thread(this.#script!);
    this.#threads.set(thread, known);
    return known.run(job);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#threads.values()].map(async (thread) => thread.close()));
    this.#threads.clear();
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #pending = new Map<number, Pending>();
  #jobs = 0;
  #gone: Error | undefined;

  constructor(script: URL) {
    this.#worker = new Worker(script);
    this.#worker.on('message', (answer: ScanAnswer) => this.#settle(answer));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', () => this.#end(new Error('the thread ended')));
  }

  async run(job: Omit<ScanJob, 'id'>): Promise<readonly TaskOutcome[]> {
    if (this.#gone) throw this.#gone;
    const id = ++this.#jobs;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve, reject });
      this.#worker.ref();
      this.#worker.postMessage({ ...job, id } satisfies ScanJob, []);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #settle(answer: ScanAnswer): void {
    const pending = this.#pending.get(answer.id);
    this.#pending.delete(answer.id);
    // An idle thread does not keep the process.
    if (this.#pending.size === 0) this.#worker.unref();
    if ('outcomes' in answer) pending?.resolve(answer.outcomes);
    else pending?.reject(new Error(answer.failed));
  }

  #end(error: Error): void {
    this.#gone ??= error;
    for (const pending of this.#pending.values()) pending.reject(this.#gone);
    this.#pending.clear();
  }
}
