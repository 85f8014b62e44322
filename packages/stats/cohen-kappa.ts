import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Agreement of label and prediction beyond chance (Cohen 1960); NaN when both are one and the same class. */
export function cohenKappa({ tn, fp, fn, tp }: ConfusionMatrix): number {
  const byChance = (tp + fp) * (fp + tn) + (tp + fn) * (fn + tn);
  return (2 * (tp * tn - fp * fn)) / byChance;
}
