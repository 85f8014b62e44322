import { fBetaScore } from '#stats/f-beta-score.ts';
import { noPositives } from '../class-counts.ts';
import { confusionMetric } from '../confusion-metric.ts';

/** Harmonic mean of precision and recall in which recall weighs `beta` times as much. */
export const fBeta = confusionMetric(
  {
    statistic: (matrix, { beta }) => fBetaScore(matrix, beta ?? Number.NaN),
    unknown: noPositives,
  },
  { requires: ['beta'] },
);
