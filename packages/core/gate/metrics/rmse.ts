import { sumsMetric } from '../bootstrap-metric.ts';

/** Root mean squared error. */
export const rmse = sumsMetric<Float64Array>({
  better: 'lower',
  width: () => 2,
  addRow:
    ({ labels, scores }) =>
    (sums, offset, row) => {
      sums[offset]! += (labels[row]! - scores[row]!) ** 2;
      sums[offset + 1]! += 1;
    },
  statistic: ([squares, rows]) => Math.sqrt(squares! / rows!),
});
