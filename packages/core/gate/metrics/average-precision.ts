import { averagePrecision as valueOf, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import { scoreOrder } from '#stats/score-order.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';
import { absentClass } from '../class-counts.ts';

/** Area under the precision-recall curve as a step sum. */
export const averagePrecision = bootstrapMetric<Uint8Array>({
  better: 'higher',
  unknown: absentClass,
  sample: ({ labels, scores }, resampling) => {
    const order = scoreOrder(scores);
    return {
      value: valueOf(labels, scores, order),
      draws: averagePrecisionOfDraws(labels, order, resampling),
    };
  },
});
