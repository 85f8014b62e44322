import { undrawn } from '#stats/ranked-draws.ts';
import { medianOfDraws } from '#stats/weighted-median.ts';
import { bootstrapMetric } from '../bootstrap-metric.ts';

/** Median absolute error. */
export const medianAbsoluteError = bootstrapMetric<Float64Array>({
  better: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  sample: ({ labels, scores, weights }, resampling) => {
    const errors = labels.map((truth, row) => Math.abs(truth - scores[row]!));
    const [value] = medianOfDraws(errors, weights, undrawn(resampling));
    return { value: value!, draws: medianOfDraws(errors, weights, resampling) };
  },
});
