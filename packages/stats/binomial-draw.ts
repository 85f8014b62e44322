import gammaln from '@stdlib/math-base-special-gammaln';
import type { RandomSource } from './random-source.ts';

/** A binomial count, exactly distributed: inversion where few successes are expected, else rejection. */
export function drawBinomial(random: RandomSource, trials: number, probability: number): number {
  if (trials === 0 || probability <= 0) return 0;
  if (probability >= 1) return trials;
  if (probability > 0.5) return trials - drawBinomial(random, trials, 1 - probability);
  return trials * probability < 10
    ? byInversion(random, trials, probability)
    : byRejection(random, trials, probability);
}

/** Counts of `trials` over cells with these weights, one conditional binomial a cell. */
export function drawMultinomial(
  random: RandomSource,
  trials: number,
  weights: readonly number[],
): number[] {
  let left = trials;
  let remaining = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => {
    const count = drawBinomial(random, left, remaining > 0 ? weight / remaining : 0);
    left -= count;
    remaining -= weight;
    return count;
  });
}

function uniform(random: RandomSource): number {
  // 53 bits, never 0.
  return (random.below(2 ** 26) * 2 ** 27 + random.below(2 ** 27) + 0.5) / 2 ** 53;
}

function byInversion(random: RandomSource, trials: number, probability: number): number {
  const odds = probability / (1 - probability);
  let term = (1 - probability) ** trials;
  let left = uniform(random);
  let count = 0;
  while (left > term && count < trials) {
    left -= term;
    count += 1;
    term *= (odds * (trials - count + 1)) / count;
  }
  return count;
}

/** BTRS: transformed rejection with squeeze (Hörmann 1993), for trials · probability ≥ 10 and probability ≤ 0.5. */
function byRejection(random: RandomSource, trials: number, probability: number): number {
  const deviation = Math.sqrt(trials * probability * (1 - probability));
  const b = 1.15 + 2.53 * deviation;
  const a = -0.0873 + 0.0248 * b + 0.01 * probability;
  const c = trials * probability + 0.5;
  const squeeze = 0.92 - 4.2 / b;
  const alpha = (2.83 + 5.1 / b) * deviation;
  const logOdds = Math.log(probability / (1 - probability));
  const mode = Math.floor((trials + 1) * probability);
  const atMode = gammaln(mode + 1) + gammaln(trials - mode + 1);
  for (;;) {
    const u = uniform(random) - 0.5;
    const v = uniform(random);
    const distance = 0.5 - Math.abs(u);
    const count = Math.floor(((2 * a) / distance + b) * u + c);
    if (distance >= 0.07 && v <= squeeze) return count;
    if (count < 0 || count > trials) continue;
    const accept = Math.log((v * alpha) / (a / (distance * distance) + b));
    const density =
      atMode - gammaln(count + 1) - gammaln(trials - count + 1) + (count - mode) * logOdds;
    if (accept <= density) return count;
  }
}
