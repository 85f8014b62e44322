import { averagePrecision as valueOf, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import { averagePrecisionInfluence } from '#stats/average-precision-influence.ts';
import { statisticOfDraws, type AddRow } from '#stats/bootstrap-sums.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';
import {
  weightedAveragePrecision,
  weightedAveragePrecisionOfDraws,
} from '#stats/weighted-average-precision.ts';
import type { Sampled } from '../bootstrap-estimate.ts';
import { bootstrapMetric, type ScoredRows } from '../bootstrap-metric.ts';
import { absentClass } from '../class-counts.ts';

// From so many positives on, a draw differs from its first-order value by less than the interval differs from seed to seed (measured:
// bounds of the difference of two models move by 1 % of the half-width); below, every draw walks down all rows.
const positivesToLinearise = 2000;

/** Area under the precision-recall curve as a step sum. */
export const averagePrecision = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: [0, 1],
  unknown: ({ labels, weights }) => absentClass(labels, weights),
  sample: (rows, resampling) => {
    const { labels, scores, weights } = rows;
    const order = rows.order();
    if (weights) {
      const weighted = { labels, weights };
      return {
        value: weightedAveragePrecision(weighted, order),
        draws: weightedAveragePrecisionOfDraws(weighted, order, resampling),
      };
    }
    if (resampling.grouped && positivesOf(labels) >= positivesToLinearise) {
      return firstOrder(rows, resampling);
    }
    return {
      value: valueOf(labels, scores, order),
      draws: averagePrecisionOfDraws(labels, order, resampling),
    };
  },
});

function firstOrder(rows: ScoredRows<Uint8Array>, resampling: Resampling): Sampled {
  const { value, influence } = averagePrecisionInfluence(rows.labels, rows.scores, rows.order());
  const addRow: AddRow = (sums, offset, row) => {
    sums[offset]! += influence[row]!;
  };
  const draws = statisticOfDraws(resampling, { width: 1, addRow }, ([gain]) => value + gain!);
  return { value, draws };
}

function positivesOf(labels: Uint8Array): number {
  let positives = 0;
  for (const label of labels) positives += label;
  return positives;
}
