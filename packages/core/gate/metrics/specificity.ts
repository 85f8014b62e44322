import { proportionMetric } from '../proportion-metric.ts';

/** Share of negatives left alone: the recall of the negatives. */
export const specificity = proportionMetric({
  labelled: (label) => label === 0,
  unknown: 'no row is labelled negative',
  statistic: ({ tn, fp }) => tn / (tn + fp),
});
