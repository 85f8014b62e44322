import { criticalValue } from './normal.ts';

export interface Bounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Score interval of a proportion (Wilson 1927), two-sided at `level`. Keeps its error rate at 0 and at n successes,
 * where the textbook p ± z·se has no width at all. n = 0 knows nothing: [0, 1].
 */
export function wilsonInterval(successes: number, n: number, level: number): Bounds {
  return wilsonBounds(successes, n, criticalValue(level));
}

/** The same with the half-width given in standard errors. */
export function wilsonBounds(successes: number, n: number, z: number): Bounds {
  if (n === 0) return { lower: 0, upper: 1 };
  const p = successes / n;
  const shrink = 1 + (z * z) / n;
  const center = (p + (z * z) / (2 * n)) / shrink;
  const halfWidth = (z * Math.sqrt((p * (1 - p)) / n + (z * z) / (4 * n * n))) / shrink;
  return {
    lower: successes === 0 ? 0 : Math.max(0, center - halfWidth),
    upper: successes === n ? 1 : Math.min(1, center + halfWidth),
  };
}
