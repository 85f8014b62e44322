import gammaln from '@stdlib/math-base-special-gammaln';
import { normalQuantile } from './normal.ts';

export interface BetaBinomial {
  /** Draws. */
  readonly size: number;
  /** Of the beta law of the probability: successes seen, and some; failures seen, and some. */
  readonly a: number;
  readonly b: number;
}

/** Above this mean the law is summed no more: it is as good as normal. */
const largestSum = 20_000;

/**
 * The smallest c with P(X > c) ≤ `alpha` for X binomial with a beta-distributed probability: what the count of the
 * next `size` draws stays within, given those seen. 0 draws: 0.
 */
export function betaBinomialUpper({ size, a, b }: BetaBinomial, alpha: number): number {
  const mean = (size * a) / (a + b);
  if (mean > largestSum) {
    const variance = (mean * b * (a + b + size)) / ((a + b) * (a + b + 1));
    return Math.min(size, Math.ceil(mean - normalQuantile(alpha) * Math.sqrt(variance)));
  }
  let log = logBeta(a, b + size) - logBeta(a, b);
  let above = 1 - Math.exp(log);
  for (let count = 0; count < size; count++) {
    if (above <= alpha) return count;
    log += Math.log(((size - count) * (a + count)) / ((count + 1) * (b + size - count - 1)));
    above -= Math.exp(log);
  }
  return size;
}

/** The largest c with P(X < c) ≤ `alpha`. */
export function betaBinomialLower({ size, a, b }: BetaBinomial, alpha: number): number {
  return size - betaBinomialUpper({ size, a: b, b: a }, alpha);
}

function logBeta(a: number, b: number): number {
  return gammaln(a) + gammaln(b) - gammaln(a + b);
}
