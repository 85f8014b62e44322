import { shares } from './shares.ts';

/**
 * Jensen–Shannon divergence in nats (at most ln 2) of two histograms over the same bins; each is
 * normalised first. Lin 1991.
 */
export function jensenShannonDivergence(
  reference: readonly number[],
  current: readonly number[],
): number {
  const [p, q] = [shares(reference), shares(current)];
  let sum = 0;
  for (let bin = 0; bin < p.length; bin++) {
    const middle = (p[bin]! + q[bin]!) / 2;
    sum += towards(p[bin]!, middle) + towards(q[bin]!, middle);
  }
  return Math.max(0, sum / 2);
}

/** The distance: square root of the divergence, as `scipy.spatial.distance.jensenshannon` (natural logarithm). */
export function jensenShannonDistance(
  reference: readonly number[],
  current: readonly number[],
): number {
  return Math.sqrt(jensenShannonDivergence(reference, current));
}

function towards(share: number, middle: number): number {
  return share === 0 ? 0 : share * Math.log(share / middle);
}
