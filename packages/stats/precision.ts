import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Share of predicted positives that are positive; NaN when nothing is predicted positive. */
export function precision({ fp, tp }: ConfusionMatrix): number {
  return tp / (tp + fp);
}
