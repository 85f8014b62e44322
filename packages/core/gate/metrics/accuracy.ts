import { proportionMetric } from '../proportion-metric.ts';

/** Share of rows predicted right. */
export const accuracy = proportionMetric({
  labelled: () => true,
  unknown: 'there are no rows',
  statistic: ({ tn, fp, fn, tp }) => (tn + tp) / (tn + fp + fn + tp),
});
