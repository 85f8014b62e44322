import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Correlation of label and prediction (Matthews 1975); 0 when either of them is constant, as scikit-learn. */
export function matthewsCorrelation({ tn, fp, fn, tp }: ConfusionMatrix): number {
  // Two roots of two products: the product of all four counts of a million rows would lose digits.
  const scale = Math.sqrt((tp + fp) * (tn + fn)) * Math.sqrt((tp + fn) * (tn + fp));
  return scale === 0 ? 0 : (tp * tn - fp * fn) / scale;
}
