import { seededRandom } from './random-source.ts';

/** What is drawn: so many units of each stratum, each stratum as often as it has units. */
export interface DrawPlan {
  /** Units of each stratum; a stratum may be empty. */
  readonly sizes: readonly number[];
  readonly draws: number;
  readonly seed: number;
}

export function unitCountOf({ sizes }: DrawPlan): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}

/**
 * How often each unit is drawn, draw d at d · units, of the draws `from` to `to` − 1. Every draw has a generator of its own, so the
 * numbers do not depend on who makes which draws. A count above 255 would wrap, but needs one of k units to be drawn 256 times in k
 * draws: probability < 1e-500.
 */
export function fillWeights(weights: Uint8Array, plan: DrawPlan, from = 0, to = plan.draws): void {
  const unitCount = unitCountOf(plan);
  for (let draw = from; draw < to; draw++) {
    const random = seededRandom(seedOfDraw(plan.seed, draw));
    let start = draw * unitCount;
    for (const size of plan.sizes) {
      for (let pick = 0; pick < size; pick++) weights[start + random.below(size)]!++;
      start += size;
    }
  }
}

/** Other draws, other seeds: an odd multiplier is one to one on 32 bits, and so are the shifts (Steele et al. 2014, SplitMix). */
export function seedOfDraw(seed: number, draw: number): number {
  let mixed = (seed ^ Math.imul(draw + 1, 0x9e_37_79_b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85_eb_ca_6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
