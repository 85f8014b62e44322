import { pinballLossOfRow } from '#stats/pinball-loss.ts';
import { rowMeanMetric } from '../bootstrap-metric.ts';

/** Mean pinball loss of a predicted quantile, `alpha`. */
export const pinball = rowMeanMetric(
  (truth, predicted, { alpha = 0.5 }) => pinballLossOfRow(truth, predicted, alpha),
  { better: 'lower', range: [0, Number.POSITIVE_INFINITY], options: ['alpha'] },
);
