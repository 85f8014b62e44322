import { normalCdf, normalQuantile } from './normal.ts';
import type { Bounds } from './wilson-interval.ts';

/** Bootstrap draws, sorted, with their standard deviation. */
export interface Draws {
  readonly sorted: Float64Array;
  readonly standardDeviation: number;
}

/** Draws where the statistic is undefined are left out. */
export function sortDraws(values: Float64Array): Draws {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const mean = sorted.reduce((sum, value) => sum + value, 0) / sorted.length;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { sorted, standardDeviation: Math.sqrt(squares / (sorted.length - 1)) };
}

/** Percentile interval that leaves P(Z > z) of the draws on each side (Efron 1979). */
export function percentileBounds(draws: Draws, z: number): Bounds {
  return { lower: percentileAt(draws, -z), upper: percentileAt(draws, z) };
}

/**
 * Basic (reflected) interval, 2·estimate − percentile: takes out the bias that resampling repeats. For statistics
 * that noise alone makes larger, such as a calibration error (Davison and Hinkley 1997, 5.2).
 */
export function basicBounds(draws: Draws, estimate: number, z: number): Bounds {
  const { lower, upper } = percentileBounds(draws, z);
  return { lower: 2 * estimate - upper, upper: 2 * estimate - lower };
}

// Percentiles with fewer draws than this beyond them are noise; from there on a normal tail is fitted.
const minDrawsInTail = 10;

/** The draw that leaves P(Z > z) above it; 38 standard errors at most. */
export function percentileAt({ sorted, standardDeviation }: Draws, z: number): number {
  const far = Math.max(-38, Math.min(38, z));
  const limit = -normalQuantile(Math.min(0.5, minDrawsInTail / sorted.length));
  const inside = Math.max(-limit, Math.min(limit, far));
  return quantile(sorted, normalCdf(inside)) + (far - inside) * standardDeviation;
}

/** Type 7 (Hyndman and Fan 1996), linear between order statistics. */
function quantile(sorted: Float64Array, p: number): number {
  const position = p * (sorted.length - 1);
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}
