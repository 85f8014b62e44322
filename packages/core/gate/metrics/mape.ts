import { percentageErrorOfRow } from '#stats/percentage-error.ts';
import { rowMeanMetric } from '../bootstrap-metric.ts';
import { countText } from '../number-text.ts';

/**
 * Mean absolute percentage error, as a share. scikit-learn divides by 2⁻⁵² where the truth is 0, which gives a number of
 * 10¹⁵ that says nothing of the model: here it is undefined.
 */
export const mape = rowMeanMetric(percentageErrorOfRow, {
  better: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  unknown: ({ labels, weights }) => {
    let zeros = 0;
    labels.forEach((label, row) => (zeros += Number(label === 0 && weights?.[row] !== 0)));
    if (zeros === 0) return undefined;
    return `${countText(zeros)} true values are 0, of which nothing is a percentage; gate on mae or median_absolute_error`;
  },
});
