import { criticalValue } from './normal.ts';
import { betaI } from './regularized-beta.ts';

/** P(|T| > t) of Student's t with `df` degrees of freedom. */
export function studentTwoSided(t: number, df: number): number {
  return betaI(df / (df + t * t), df / 2, 0.5);
}

/** The t with P(|T| ≤ t) = level: 2.776 at 0.95 with 4 degrees of freedom. Infinity with none. */
export function studentCritical(level: number, df: number): number {
  if (!(df > 0)) return Infinity;
  const tail = 1 - level;
  // Never nearer than the normal law's, of which it is the limit.
  let low = criticalValue(level);
  let high = 2 * low + 2;
  while (studentTwoSided(high, df) > tail) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (studentTwoSided(middle, df) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Student's interval of a mean. A single value knows nothing of its spread: (−∞, ∞). */
export function meanInterval(
  { mean, std, n }: { readonly mean: number; readonly std: number; readonly n: number },
  level: number,
): { readonly lower: number; readonly upper: number } {
  if (n < 2) return { lower: -Infinity, upper: Infinity };
  const halfWidth = (studentCritical(level, n - 1) * std) / Math.sqrt(n);
  return { lower: mean - halfWidth, upper: mean + halfWidth };
}

/** The t with P(|T| > t) = tail, also for tails that 1 − tail would round away: 1e-300 is a tail. Infinity at 0. */
export function studentCriticalOfTail(tail: number, df: number): number {
  if (!(df > 0) || !(tail > 0)) return Infinity;
  let [low, high] = [0, 1];
  while (studentTwoSided(high, df) > tail && high < Number.MAX_VALUE / 4)
    [low, high] = [high, 2 * high];
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (studentTwoSided(middle, df) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * The t that leaves as much beyond it as `z` does of the normal law (Fisher and Cornish 1960; Abramowitz and Stegun 26.7.5): to five
 * digits for z ≤ 4 and 20 degrees of freedom, ascending in z, and odd.
 */
export function studentFromNormal(z: number, df: number): number {
  const z2 = z * z;
  const first = (z * (z2 + 1)) / 4;
  const second = (z * (3 + z2 * (16 + 5 * z2))) / 96;
  const third = (z * (-15 + z2 * (17 + z2 * (19 + 3 * z2)))) / 384;
  return z + (first + (second + third / df) / df) / df;
}
