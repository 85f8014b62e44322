import { f1Score } from '#stats/f1-score.ts';
import { confusionMetric } from '../confusion-metric.ts';

/** Harmonic mean of precision and recall. */
export const f1 = confusionMetric(f1Score, ({ tp, fn }) =>
  tp + fn === 0 ? 'no row is labelled positive' : undefined,
);
