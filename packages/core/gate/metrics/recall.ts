import { proportionMetric } from '../proportion-metric.ts';

/** Share of positives found: the accuracy on the positives, with the same paired test. */
export const recall = proportionMetric({
  labelled: (label) => label === 1,
  unknown: 'no row is labelled positive',
  statistic: ({ fn, tp }) => tp / (tp + fn),
});
