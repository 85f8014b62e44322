import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { inlineDraws, keepWeights, type DrawEngine } from '#stats/draw-engine.ts';
import { unitCountOf, type DrawPlan } from '#stats/draw-weights.ts';
import type { WeightedSums } from '#stats/weighted-sums.ts';
import { blocksOf, blockState, makeBlock, workOff, type DrawJob } from './draw-job.ts';

export interface DrawWorkerOptions {
  /** Threads beside this one; one a core unless given. */
  readonly workers?: number;
  /** The worker's bundle. Without one, as when the sources run, this thread makes all draws. */
  readonly script?: URL;
  /** Jobs of fewer multiplications are not worth a message. */
  readonly smallest?: number;
  /** A block that was begun and is not done by then is made by this thread. */
  readonly longestWaitMilliseconds?: number;
}

/** Beside a bundle stands its worker; sources have none. */
const bundledScript = import.meta.url.endsWith('.js')
  ? new URL('./draw-worker.js', import.meta.url)
  : undefined;

/** Draws on all cores. The numbers do not depend on how many there are. */
export function openDrawWorkers(options: DrawWorkerOptions = {}): DrawEngine & Disposable {
  const {
    script = bundledScript,
    workers = Math.min(7, availableParallelism() - 1),
    smallest = 4e6,
    // A block takes milliseconds: a thread that has not finished one by then is gone.
    longestWaitMilliseconds = 2000,
  } = options;
  const inline = inlineDraws();
  if (script === undefined || workers < 1) return { ...inline, [Symbol.dispose]: () => {} };
  const threads = new Threads({ script, workers, longestWaitMilliseconds });
  return {
    weights: keepWeights((plan) => sharedWeights(threads, plan)),
    sums(job) {
      const isShared = job.weights.buffer instanceof SharedArrayBuffer;
      if (!isShared || job.weights.length * job.width < smallest) return inline.sums(job);
      return sharedSums(threads, job);
    },
    [Symbol.dispose]: () => threads.close(),
  };
}

function sharedWeights(threads: Threads, plan: DrawPlan): Uint8Array {
  const weights = new Uint8Array(new SharedArrayBuffer(plan.draws * unitCountOf(plan)));
  threads.run({ kind: 'weights', plan, weights, draws: plan.draws, blocks: blocksOf(plan.draws) });
  return weights;
}

function sharedSums(threads: Threads, job: WeightedSums): Float64Array {
  const draws = job.weights.length / job.unitCount;
  const units = new Float64Array(new SharedArrayBuffer(job.units.byteLength));
  units.set(job.units);
  const sums = new Float64Array(new SharedArrayBuffer(8 * draws * job.width));
  threads.run({ kind: 'sums', job: { ...job, units }, sums, draws, blocks: blocksOf(draws) });
  return sums;
}

class Threads {
  readonly #options: Required<Omit<DrawWorkerOptions, 'smallest'>>;
  #workers: Worker[] | undefined;

  constructor(options: Required<Omit<DrawWorkerOptions, 'smallest'>>) {
    this.#options = options;
  }

  /** Returns when the job is done: this thread works too, then waits without its event loop for what others have begun. */
  run(job: DrawJob): void {
    for (const worker of this.#started()) worker.postMessage(job);
    workOff(job);
    for (let block = 0; block < job.blocks.length; block++) {
      Atomics.wait(job.blocks, block, blockState.taken, this.#options.longestWaitMilliseconds);
      if (Atomics.load(job.blocks, block) !== blockState.done) makeBlock(job, block);
    }
  }

  #started(): readonly Worker[] {
    this.#workers ??= Array.from({ length: this.#options.workers }, () => {
      const worker = new Worker(this.#options.script);
      // A worker that cannot start or dies leaves its blocks to this thread: slower, and the same numbers.
      worker.on('error', () => {});
      worker.unref();
      return worker;
    });
    return this.#workers;
  }

  close(): void {
    for (const worker of this.#workers ?? []) void worker.terminate();
    this.#workers = undefined;
  }
}
