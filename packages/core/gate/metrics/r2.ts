import { rSquared, rSquaredOfSums } from '#stats/r-squared.ts';
import { jackknifeOfSums } from '#stats/jackknife-sums.ts';
import { statisticOfDraws, type AddRow } from '#stats/bootstrap-sums.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';

/** Share of the variance explained. Below 0: worse than answering the mean. */
export const r2 = bootstrapMetric<Float64Array>({
  better: 'higher',
  range: [Number.NEGATIVE_INFINITY, 1],
  unknown: ({ labels }) => (labels.length < 2 ? 'one row has no variance to explain' : undefined),
  sample: ({ labels, scores, weights }, resampling) => {
    // Measured from the first value: the variance of large numbers that differ little would cancel.
    const origin = labels[0]!;
    const addRow: AddRow = (sums, offset, row) => {
      const shifted = labels[row]! - origin;
      const weight = weights ? weights[row]! : 1;
      sums[offset]! += weight;
      sums[offset + 1]! += weight * shifted;
      sums[offset + 2]! += weight * shifted * shifted;
      sums[offset + 3]! += weight * (labels[row]! - scores[row]!) ** 2;
    };
    const statistic = ([rows, sum, squares, residual]: Float64Array): number =>
      rSquaredOfSums(residual!, Math.max(0, squares! - (sum! * sum!) / rows!));
    const sums = { width: 4, addRow };
    return {
      value: rSquared(labels, scores, weights),
      draws: statisticOfDraws(resampling, sums, statistic),
      jackknife: () => jackknifeOfSums(resampling, sums, statistic),
    };
  },
});
