import { shares } from './shares.ts';

/**
 * Kullback–Leibler divergence Σ p·ln(p/q) in nats of the reference from the current histogram, each
 * normalised, as `scipy.stats.entropy(p, q)`. Infinite where a bin is empty in `current` alone.
 */
export function kullbackLeiblerDivergence(
  reference: readonly number[],
  current: readonly number[],
): number {
  const [p, q] = [shares(reference), shares(current)];
  let sum = 0;
  for (let bin = 0; bin < p.length; bin++) {
    if (p[bin] !== 0) sum += p[bin]! * Math.log(p[bin]! / q[bin]!);
  }
  return sum;
}
