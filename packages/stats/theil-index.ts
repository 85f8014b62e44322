import type { ConfusionMatrix } from './confusion-matrix.ts';

/**
 * Theil's index of the benefits b = prediction − label + 1 of single rows (Speicher et al. 2018; AIF360 `theil_index`): the mean
 * of (b/μ)·ln(b/μ), 0·ln 0 = 0. 0 when everybody gets the same; NaN when nobody gets anything.
 */
export function theilIndex({ tn, fp, fn, tp }: ConfusionMatrix): number {
  const [right, all] = [tn + tp, tn + fp + fn + tp];
  const mean = (right + 2 * fp) / all;
  const part = (benefit: number): number => (benefit / mean) * Math.log(benefit / mean);
  return (right * part(1) + (fp === 0 ? 0 : fp * part(2))) / all;
}
