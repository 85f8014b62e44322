import type { DisparityMetric } from './disparity-metrics.ts';

/** One figure of every group, and of all rows together. */
export interface FigureValues {
  readonly groups: readonly number[];
  readonly overall: number;
}

export type Comparison = 'between_groups' | 'to_overall';

/**
 * A disparity as Fairlearn computes it. Difference: max − min, or the largest |group − overall|. Ratio: min / max, or the
 * smallest of r and 1/r, r = group / overall; 0/0 is NaN. Of several figures the worst or the mean, a NaN figure left out,
 * except that the worst ratio is NaN when the first figure is.
 */
export function spreadValue(
  figures: readonly FigureValues[],
  { form, combine }: Pick<DisparityMetric, 'form' | 'combine'>,
  compare: Comparison,
): number {
  const one = form === 'difference' ? differenceOf : ratioOf;
  const values = figures.map((figure) => one(figure, compare));
  const defined = values.filter((value) => !Number.isNaN(value));
  if (defined.length === 0) return Number.NaN;
  if (combine === 'mean') return defined.reduce((sum, value) => sum + value, 0) / defined.length;
  if (form === 'difference') return Math.max(...defined);
  return Number.isNaN(values[0]) ? Number.NaN : Math.min(...defined);
}

function differenceOf({ groups, overall }: FigureValues, compare: Comparison): number {
  return compare === 'between_groups'
    ? Math.max(...groups) - Math.min(...groups)
    : Math.max(...groups.map((value) => Math.abs(value - overall)));
}

function ratioOf({ groups, overall }: FigureValues, compare: Comparison): number {
  if (compare === 'between_groups') return Math.min(...groups) / Math.max(...groups);
  const folded = groups.map((value) => foldedRatio(value / overall));
  const defined = folded.filter((value) => !Number.isNaN(value));
  return defined.length === 0 ? Number.NaN : Math.min(...defined);
}

export function foldedRatio(ratio: number): number {
  return ratio <= 1 ? ratio : 1 / ratio;
}

/** As AIF360: everyone else − privileged, or their ratio, with its sign; of several figures the mean. */
export function signedValue(
  figures: readonly { readonly others: number; readonly privileged: number }[],
  { form }: Pick<DisparityMetric, 'form'>,
): number {
  const values = figures.map(({ others, privileged }) =>
    form === 'difference' ? others - privileged : others / privileged,
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
