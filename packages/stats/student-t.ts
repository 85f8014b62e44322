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
 * The t that leaves as much beyond it as `z` does of the normal law (Wallace 1959): never nearer, to 0.2 % from 5 degrees of freedom on and
 * 0.01 % from 20 on, ascending in z, and odd.
 */
export function studentFromNormal(z: number, df: number): number {
  if (!(df > 0)) return z === 0 ? 0 : Math.sign(z) * Number.POSITIVE_INFINITY;
  const scaled = z * ((8 * df + 3) / (8 * df + 1));
  return Math.sign(z) * Math.sqrt(df * Math.expm1(scaled ** 2 / df));
}
