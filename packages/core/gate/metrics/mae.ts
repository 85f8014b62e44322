import { rowMeanMetric } from '../bootstrap-metric.ts';

/** Mean absolute error. */
export const mae = rowMeanMetric((truth, predicted) => Math.abs(truth - predicted), {
  better: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
});
