import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialPmf from '@stdlib/stats-base-dists-binomial-pmf';

/** Two-sided p-values of "both models are right equally often". */
export interface McNemarTest {
  readonly exactP: number;
  readonly midP: number;
}

/**
 * McNemar's test on the rows that only one of two models gets right: exact, and mid-p (Fagerland, Lydersen, Laake
 * 2013), which is the one to read. Without such rows both are 1.
 */
export function mcnemar(firstOnly: number, secondOnly: number): McNemarTest {
  const n = firstOnly + secondOnly;
  const fewer = Math.min(firstOnly, secondOnly);
  if (n === 0) return { exactP: 1, midP: 1 };
  const [below, at] = [binomialCdf(fewer, n, 0.5), binomialPmf(fewer, n, 0.5)];
  const midP = firstOnly === secondOnly ? 1 - at / 2 : 2 * below - at;
  return { exactP: Math.min(1, 2 * below), midP };
}
