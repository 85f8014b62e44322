import { confusionMatrix, type ConfusionMatrix } from '#stats/confusion-matrix.ts';
import { weightedProportion } from '#stats/weighted-proportion.ts';
import { precision as valueOf } from '#stats/precision.ts';
import { evaluateConfusion, type ConfusionFigure } from '../confusion-metric.ts';
import type { Estimate } from '../estimate.ts';
import type { GateRows } from '../gate-rows.ts';
import type { Metric, MetricOptions } from '../metric.ts';
import { proportionEstimate, weightedProportionEstimate } from '../proportion-estimate.ts';

const unknown = 'no row is predicted positive';
const figure: ConfusionFigure = {
  statistic: valueOf,
  unknown: ({ tp, fp }: ConfusionMatrix) => (tp + fp === 0 ? unknown : undefined),
};

/**
 * Share of predicted positives that are positive. Each model predicts other rows: the difference is bootstrapped; so is all of
 * clustered rows, which are not independent.
 */
export const precision: Metric<Uint8Array> = {
  better: 'higher',
  range: [0, 1],
  options: ['at_threshold'],
  evaluate(rows, options) {
    if (rows.clusters) return evaluateConfusion(figure, rows, options);
    const single = (scores: Float64Array): Estimate => shareOf(rows, scores, options);
    if (!rows.champion) return { candidate: single(rows.candidate) };
    return {
      candidate: single(rows.candidate),
      champion: single(rows.champion),
      improvement: evaluateConfusion(figure, rows, options).improvement!,
    };
  },
};

function shareOf(
  { labels, weights }: GateRows<Uint8Array>,
  scores: Float64Array,
  { threshold }: MetricOptions,
): Estimate {
  const size = { rows: labels.length, unknown };
  if (weights) {
    const share = weightedProportion(weights, (row) =>
      scores[row]! >= threshold ? labels[row] === 1 : undefined,
    );
    return weightedProportionEstimate(share, size);
  }
  const { tp, fp } = confusionMatrix(labels, scores, threshold);
  return proportionEstimate(tp, tp + fp, size);
}
