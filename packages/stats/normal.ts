import erfc from '@stdlib/math-base-special-erfc';
import erfcinv from '@stdlib/math-base-special-erfcinv';

/** P(Z ≤ z) of the standard normal law. NaN stays NaN. */
export function normalCdf(z: number): number {
  return 0.5 * erfc(-z / Math.SQRT2);
}

/** P(Z > z), exact to the last digits also far out, where `1 − normalCdf(z)` would be 0. */
export function normalSurvival(z: number): number {
  return 0.5 * erfc(z / Math.SQRT2);
}

/** The z with P(Z ≤ z) = p; ±Infinity at 0 and 1, NaN outside. For upper tails use −normalQuantile(tail). */
export function normalQuantile(p: number): number {
  // By erfcinv and not erfinv(2p − 1): the latter rounds p below 1e-16 to nothing.
  return p === 0.5 ? 0 : -Math.SQRT2 * erfcinv(2 * p);
}

/** The half-width, in standard errors, of a two-sided interval: 1.96 at level 0.95. */
export function criticalValue(level: number): number {
  return -normalQuantile((1 - level) / 2);
}
