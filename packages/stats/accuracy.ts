import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Share of rows predicted right; NaN without rows. */
export function accuracy({ tn, fp, fn, tp }: ConfusionMatrix): number {
  return (tp + tn) / (tp + tn + fp + fn);
}
