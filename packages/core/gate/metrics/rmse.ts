import { rowMeanMetric } from '../bootstrap-metric.ts';

/** Root mean squared error. */
export const rmse = rowMeanMetric((truth, predicted) => (truth - predicted) ** 2, {
  better: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  // A lower bound of few rows may lie below 0.
  ofMean: (mean) => Math.sqrt(Math.max(0, mean)),
});
