import { effectiveRows } from '#stats/effective-rows.ts';
import type { Labels } from './gate-rows.ts';

/** Effective rows (Kish) of the smallest class that occurs; of a regression, of all rows. */
export function smallestEffectiveClass(labels: Labels, weights: Float64Array): number {
  if (!(labels instanceof Uint8Array)) return Math.floor(effectiveRows(weights));
  const sizes = [0, 1].map((label) =>
    effectiveRows(weights.filter((_, row) => labels[row] === label)),
  );
  return Math.floor(Math.min(...sizes.filter((size) => !Number.isNaN(size))));
}
