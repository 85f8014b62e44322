import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Repeatable pseudo-random numbers; the same seed gives the same numbers on every machine. */
export interface RandomSource {
  /** An integer from 0 to `limit` − 1. `limit` ≤ 2^31; the shares differ from equal by less than limit / 2^32. */
  below(limit: number): number;
}

/** xoroshiro128+ (Blackman and Vigna 2018) by way of pure-rand. */
export function seededRandom(seed: number): RandomSource {
  const generator = xoroshiro128plus(seed);
  // The first outputs are still simple functions of the seed.
  for (let step = 0; step < 64; step++) generator.next();
  // `>>> 0` cuts off the fraction: a function call here would cost more than the generator.
  return { below: (limit) => (((generator.next() >>> 0) * limit) / 4294967296) >>> 0 };
}

/** Fisher–Yates, in place. */
export function shuffle(values: Uint32Array, random: RandomSource): void {
  for (let last = values.length - 1; last > 0; last--) {
    const other = random.below(last + 1);
    const kept = values[last]!;
    values[last] = values[other]!;
    values[other] = kept;
  }
}
