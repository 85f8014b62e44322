import { confusionMatrix, type ConfusionMatrix } from '#stats/confusion-matrix.ts';
import { precision as valueOf } from '#stats/precision.ts';
import { evaluateConfusion, type ConfusionFigure } from '../confusion-metric.ts';
import type { Estimate } from '../estimate.ts';
import type { Metric } from '../metric.ts';
import { proportionEstimate } from '../proportion-estimate.ts';

const unknown = 'no row is predicted positive';
const figure: ConfusionFigure = {
  statistic: valueOf,
  unknown: ({ tp, fp }: ConfusionMatrix) => (tp + fp === 0 ? unknown : undefined),
};

/** Share of predicted positives that are positive. Each model predicts other rows: the difference is bootstrapped. */
export const precision: Metric<Uint8Array> = {
  better: 'higher',
  range: [0, 1],
  options: ['at_threshold'],
  evaluate(rows, options) {
    if (rows.weights) return evaluateConfusion(figure, rows, options);
    const single = (scores: Float64Array): Estimate => {
      const { tp, fp } = confusionMatrix(rows.labels, scores, options.threshold);
      return proportionEstimate(tp, tp + fp, { rows: rows.labels.length, unknown });
    };
    if (!rows.champion) return { candidate: single(rows.candidate) };
    return {
      candidate: single(rows.candidate),
      champion: single(rows.champion),
      improvement: evaluateConfusion(figure, rows, options).improvement!,
    };
  },
};
