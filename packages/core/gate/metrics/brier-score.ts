import { brierScoreOfRow } from '#stats/brier-score.ts';
import { rowMeanMetric } from '../bootstrap-metric.ts';

/** Mean squared distance of the probability from the label. */
export const brierScore = rowMeanMetric(brierScoreOfRow, {
  better: 'lower',
  range: [0, 1],
  needsProbabilities: true,
});
