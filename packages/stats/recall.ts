import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Share of positives that are found; NaN without positives. */
export function recall({ fn, tp }: ConfusionMatrix): number {
  return tp / (tp + fn);
}
