import { theilIndex as theilIndexOf } from '#stats/theil-index.ts';
import { confusionMetric } from '../confusion-metric.ts';
import type { Estimate } from '../estimate.ts';
import type { Metric } from '../metric.ts';

// The more equal the higher, as the metrics of a confusion matrix are.
const equality = confusionMetric(
  {
    statistic: (matrix) => 0 - theilIndexOf(matrix),
    unknown: ({ tn, fp, tp }) =>
      tn + fp + tp === 0 ? 'every row is a positive that was rejected: nobody benefits' : undefined,
  },
  { range: [Number.NEGATIVE_INFINITY, 0] },
);

/** Inequality of what single rows get from their predictions, whatever their group. */
export const theilIndex: Metric<Uint8Array> = {
  ...equality,
  better: 'lower',
  range: [0, Number.POSITIVE_INFINITY],
  evaluate(rows, options) {
    const { candidate, champion, improvement } = equality.evaluate(rows, options);
    return {
      candidate: turned(candidate),
      ...(champion ? { champion: turned(champion) } : {}),
      ...(improvement ? { improvement } : {}),
    };
  },
};

function turned({ value, boundsAt, ...estimate }: Estimate): Estimate {
  if (!boundsAt) return { ...estimate, value: 0 - value };
  return {
    ...estimate,
    value: 0 - value,
    boundsAt: (z) => {
      const { lower, upper } = boundsAt(z);
      return { lower: Math.max(0, 0 - upper), upper: 0 - lower };
    },
  };
}
