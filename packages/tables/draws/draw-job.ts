import { fillWeights, type DrawPlan } from '#stats/draw-weights.ts';
import { addWeightedSums, type WeightedSums } from '#stats/weighted-sums.ts';

/** Draws to be made, in memory that all threads share. */
export type DrawJob = (
  | { readonly kind: 'weights'; readonly plan: DrawPlan; readonly weights: Uint8Array }
  | { readonly kind: 'sums'; readonly job: WeightedSums; readonly sums: Float64Array }
) & {
  readonly draws: number;
  /** One state a block of draws; a thread takes a block, and marks it when it is done. */
  readonly blocks: Int32Array;
};

export const blockState = { free: 0, taken: 1, done: 2 } as const;

const drawsOfBlock = 64;

export function blocksOf(draws: number): Int32Array {
  return new Int32Array(new SharedArrayBuffer(4 * Math.ceil(draws / drawsOfBlock)));
}

/** Works off whatever blocks no other thread has taken. */
export function workOff(job: DrawJob): void {
  for (let block = 0; block < job.blocks.length; block++) {
    const { free, taken } = blockState;
    if (Atomics.compareExchange(job.blocks, block, free, taken) === free) makeBlock(job, block);
  }
}

/** The same draws whoever makes them, also when two threads do. */
export function makeBlock(job: DrawJob, block: number): void {
  const from = block * drawsOfBlock;
  const to = Math.min(job.draws, from + drawsOfBlock);
  if (job.kind === 'weights') fillWeights(job.weights, job.plan, from, to);
  else addWeightedSums(job.sums, job.job, from, to);
  Atomics.store(job.blocks, block, blockState.done);
  Atomics.notify(job.blocks, block);
}
