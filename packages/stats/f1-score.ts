import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Harmonic mean of precision and recall, 2tp / (2tp + fp + fn); NaN with neither positives nor predictions of them. */
export function f1Score({ fp, fn, tp }: ConfusionMatrix): number {
  return (2 * tp) / (2 * tp + fp + fn);
}
