import { f1Score } from '#stats/f1-score.ts';
import { noPositives } from '../class-counts.ts';
import { confusionMetric } from '../confusion-metric.ts';

/** Harmonic mean of precision and recall. */
export const f1 = confusionMetric({ statistic: f1Score, unknown: noPositives });
