import { shares } from './shares.ts';

/** Hellinger distance ‖√p − √q‖₂/√2 of two histograms over the same bins: 0 equal, 1 disjoint. */
export function hellingerDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  const [p, q] = [shares(reference), shares(current)];
  let sum = 0;
  for (let bin = 0; bin < p.length; bin++) {
    sum += (Math.sqrt(p[bin]!) - Math.sqrt(q[bin]!)) ** 2;
  }
  return Math.sqrt(sum / 2);
}
