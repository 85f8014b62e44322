import { shares } from './shares.ts';

/** Total variation distance ½·Σ|p − q| of two histograms over the same bins. */
export function totalVariationDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  const [p, q] = [shares(reference), shares(current)];
  let sum = 0;
  for (let bin = 0; bin < p.length; bin++) sum += Math.abs(p[bin]! - q[bin]!);
  return sum / 2;
}
