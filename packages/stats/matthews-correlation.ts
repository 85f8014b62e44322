import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Correlation of label and prediction (Matthews 1975); 0 when either of them is constant, as scikit-learn. */
export function matthewsCorrelation({ tn, fp, fn, tp }: ConfusionMatrix): number {
  // Square roots one by one: the product of four counts of a million rows would lose digits.
  const scale = Math.sqrt(tp + fp) * Math.sqrt(tp + fn) * Math.sqrt(tn + fp) * Math.sqrt(tn + fn);
  return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}
