import { lowerBound } from './sorted-search.ts';
import type { ConfusionMatrix } from './confusion-matrix.ts';

/** What labels drawn from known chances would give on average, and how much they would scatter. */
export interface Expected {
  readonly value: number;
  /** Of the figure that labels drawn once would have. */
  readonly variance: number;
}

/** Expected counts of rows by label and prediction. */
export interface ExpectedMatrix {
  readonly matrix: ConfusionMatrix;
  /** Of the positives among predicted positives and among predicted negatives: two independent Poisson-binomial sums. */
  readonly variance: { readonly tp: number; readonly fn: number };
}

/**
 * The confusion matrix without labels, as CBPE defines it: every row counts as positive by its chance.
 * @param scores ascending; predicted positive: score ≥ threshold
 * @param chances of label 1, row by row
 */
export function expectedConfusionMatrix(
  scores: Float64Array,
  chances: Float64Array,
  threshold: number,
): ExpectedMatrix {
  const cut = lowerBound(scores, threshold);
  const below = momentsOf(chances, 0, cut);
  const above = momentsOf(chances, cut, chances.length);
  const matrix = {
    tn: cut - below.sum,
    fn: below.sum,
    tp: above.sum,
    fp: chances.length - cut - above.sum,
  };
  return { matrix, variance: { tp: above.variance, fn: below.variance } };
}

function momentsOf(
  chances: Float64Array,
  from: number,
  to: number,
): { sum: number; variance: number } {
  let [sum, variance] = [0, 0];
  for (let row = from; row < to; row++) {
    const chance = chances[row]!;
    sum += chance;
    variance += chance * (1 - chance);
  }
  return { sum, variance };
}

/**
 * A statistic of the expected matrix, with the variance that it would have over labels (delta method: the row sums
 * of predictions are fixed, so it depends on two independent counts).
 */
export function expectedStatistic(
  { matrix, variance }: ExpectedMatrix,
  statistic: (matrix: ConfusionMatrix) => number,
): Expected {
  const moved = (tp: number, fn: number): number =>
    statistic({
      tp: matrix.tp + tp,
      fp: matrix.fp - tp,
      fn: matrix.fn + fn,
      tn: matrix.tn - fn,
    });
  const step = 1e-5 * Math.max(1, matrix.tp + matrix.fp + matrix.fn + matrix.tn);
  const byTp = (moved(step, 0) - moved(-step, 0)) / (2 * step);
  const byFn = (moved(0, step) - moved(0, -step)) / (2 * step);
  return {
    value: statistic(matrix),
    variance: byTp * byTp * variance.tp + byFn * byFn * variance.fn,
  };
}
