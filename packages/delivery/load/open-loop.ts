import { performance } from 'node:perf_hooks';
import { timerIntervalMs, type LoadRun } from '#core/gate/load/load-run.ts';
import type { LoadClient, Outcome } from './load-client.ts';

/** A request that is sent again and again. */
export interface LoadRequest {
  readonly body: Buffer;
  /** What is wrong with an answer; undefined: it is good. */
  problemOf(answer: string): string | undefined;
}

export interface OpenLoopOptions {
  readonly client: LoadClient;
  /** Sent in turn. */
  readonly requests: readonly LoadRequest[];
  readonly ratePerSecond: number;
  readonly warmupSeconds: number;
  readonly durationSeconds: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * An open loop: request k is due at start + k / rate, however the server fares, and its latency counts from then. A closed
 * loop waits for an answer before it asks again, so a server that stalls for a second costs it one slow request; here it costs
 * all that were due in that second (coordinated omission, Tene 2013).
 * @throws the signal's reason when it is aborted
 */
export async function runOpenLoop(options: OpenLoopOptions): Promise<LoadRun> {
  const { ratePerSecond, warmupSeconds, durationSeconds, signal } = options;
  const warmupRequests = Math.floor(ratePerSecond * warmupSeconds);
  const counted = Math.max(1, Math.floor(ratePerSecond * durationSeconds));
  const loop = new OpenLoop(options, { warmupRequests, counted });
  const lag = sampleTimerLag();
  try {
    await loop.run();
  } finally {
    lag.stop();
  }
  signal.throwIfAborted();
  return { ...loop.seen(), timerLagMs: Float64Array.from(lag.samples) };
}

/** One load, from the first request that is due to the last answer. */
class OpenLoop {
  readonly #options: OpenLoopOptions;
  readonly #warmup: number;
  readonly #latenciesMs: Float64Array;
  readonly #latenessMs: Float64Array;
  readonly #failures = new Map<string, number>();
  readonly #start = performance.now();
  #waited = 0;
  #next = 0;
  #open = 0;

  constructor(
    options: OpenLoopOptions,
    { warmupRequests, counted }: { readonly warmupRequests: number; readonly counted: number },
  ) {
    this.#options = options;
    this.#warmup = warmupRequests;
    this.#latenciesMs = new Float64Array(counted);
    this.#latenessMs = new Float64Array(counted);
  }

  run(): Promise<void> {
    const { signal, client } = this.#options;
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined;
      const finish = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        resolve();
      };
      const stop = (): void => {
        client.close();
        finish();
      };
      const tick = (): void => {
        this.#sendAllDue(finish);
        if (this.#hasMore()) timer = setTimeout(tick, this.#dueMs(this.#next) - performance.now());
      };
      signal.addEventListener('abort', stop);
      if (signal.aborted) stop();
      else tick();
    });
  }

  seen(): Omit<LoadRun, 'timerLagMs'> {
    return {
      latenciesMs: this.#latenciesMs,
      latenessMs: this.#latenessMs,
      failures: this.#failures,
      waitedForConnection: this.#waited,
      warmupRequests: this.#warmup,
    };
  }

  #hasMore(): boolean {
    return this.#next < this.#warmup + this.#latenciesMs.length;
  }

  #dueMs(request: number): number {
    return this.#start + (request * 1000) / this.#options.ratePerSecond;
  }

  #sendAllDue(whenAllAnswered: () => void): void {
    while (this.#hasMore() && this.#dueMs(this.#next) <= performance.now()) {
      void this.#send(this.#next++).then(() => {
        if (--this.#open === 0 && !this.#hasMore()) whenAllAnswered();
      });
    }
  }

  async #send(request: number): Promise<void> {
    const { client, requests, timeoutMs } = this.#options;
    const one = requests[request % requests.length]!;
    const due = this.#dueMs(request);
    const lateMs = performance.now() - due;
    const waits = client.isBusy();
    this.#open++;
    const outcome = await client.send(one.body, timeoutMs - lateMs);
    const latencyMs = performance.now() - due;
    const place = request - this.#warmup;
    if (place < 0) return;
    const failure = failureOf(outcome, one);
    this.#latenessMs[place] = lateMs;
    this.#latenciesMs[place] = failure === undefined ? latencyMs : Number.POSITIVE_INFINITY;
    if (waits) this.#waited++;
    if (failure !== undefined) this.#failures.set(failure, (this.#failures.get(failure) ?? 0) + 1);
  }
}

export function failureOf(outcome: Outcome, one: LoadRequest): string | undefined {
  return 'failure' in outcome ? outcome.failure : one.problemOf(outcome.answer);
}

/** How long a timer is kept waiting: by this process when it computes, or by the machine when it is full. */
function sampleTimerLag(): { readonly samples: readonly number[]; stop(): void } {
  const samples: number[] = [];
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    samples.push(Math.max(0, now - last - timerIntervalMs));
    last = now;
  }, timerIntervalMs);
  return { samples, stop: () => clearInterval(timer) };
}
