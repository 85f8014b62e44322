import { averagePrecision as valueOf, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import {
  weightedAveragePrecision,
  weightedAveragePrecisionOfDraws,
} from '#stats/weighted-average-precision.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';
import { absentClass } from '../class-counts.ts';

/** Area under the precision-recall curve as a step sum. */
export const averagePrecision = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: [0, 1],
  unknown: ({ labels, weights }) => absentClass(labels, weights),
  sample: ({ labels, scores, weights, order: orderOf }, resampling) => {
    const order = orderOf();
    if (weights) {
      const rows = { labels, weights };
      return {
        value: weightedAveragePrecision(rows, order),
        draws: weightedAveragePrecisionOfDraws(rows, order, resampling),
      };
    }
    return {
      value: valueOf(labels, scores, order),
      draws: averagePrecisionOfDraws(labels, order, resampling),
    };
  },
});
