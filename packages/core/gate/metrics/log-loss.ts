import { logLossOfRow } from '#stats/log-loss.ts';
import { rowMeanMetric } from '../bootstrap-metric.ts';

/** Cross-entropy in nats. */
export const logLoss = rowMeanMetric(logLossOfRow, {
  better: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  needsProbabilities: true,
});
