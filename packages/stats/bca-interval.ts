import { percentileAt, type Draws } from './bootstrap-interval.ts';
import { centralSums, type Influence } from './error-moments.ts';
import { normalQuantile } from './normal.ts';
import type { Bounds } from './wilson-interval.ts';

/** Efron's acceleration: a sixth of the skewness of the influences (Efron and Tibshirani 1993, 14.15). */
export function acceleration(influence: Influence): number {
  const { squares, cubes } = centralSums(influence);
  return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
}

/**
 * Bias-corrected and accelerated percentiles (Efron 1987): z₀ from the share of draws below the value, draws equal to it counted half.
 * With acceleration 0 the bias alone is corrected.
 */
export function bcaBounds(draws: Draws, value: number, a: number, z: number): Bounds {
  const { sorted } = draws;
  let [below, equal] = [0, 0];
  for (const draw of sorted) {
    if (draw < value) below += 1;
    else if (draw === value) equal += 1;
  }
  const share = (below + equal / 2 + 0.5) / (sorted.length + 1);
  const bias = normalQuantile(share);
  const moved = (side: number): number => {
    const from = bias + side * z;
    const scale = 1 - a * from;
    // Beyond it the transformation has no value: the farthest bound there is.
    return scale > 0 ? bias + from / scale : side * Number.POSITIVE_INFINITY;
  };
  return { lower: percentileAt(draws, moved(-1)), upper: percentileAt(draws, moved(1)) };
}
