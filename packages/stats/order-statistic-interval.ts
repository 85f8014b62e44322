import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';

/** Ranks from 1; 0 and n + 1 stand for −∞ and +∞. */
export interface RankInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Ranks of the order statistics between which the q-quantile of the population lies with at least `level`, whatever its
 * law (Conover, Practical Nonparametric Statistics, 3.2): each tail of the binomial law of the values below it is at
 * most (1 − level)/2.
 */
export function orderStatisticInterval(n: number, q: number, level: number): RankInterval {
  const tail = (1 - level) / 2;
  // P(quantile < x(r)) = P(B ≤ r − 1): the largest r at which that is at most the tail, and the smallest at which it is enough.
  const lower = firstRank(n, (rank) => binomialCdf(rank - 1, n, q) > tail) - 1;
  const upper = firstRank(n, (rank) => 1 - binomialCdf(rank - 1, n, q) <= tail);
  return { lower, upper };
}

/** The first rank from 1 to n + 1 from which on `holds` is true; n + 1 when it never is. */
function firstRank(n: number, holds: (rank: number) => boolean): number {
  let [low, high] = [1, n + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
