import type { ConfusionMatrix } from './confusion-matrix.ts';
import { fBetaScore } from './f-beta-score.ts';

/** Harmonic mean of precision and recall, 2tp / (2tp + fp + fn); NaN with neither positives nor predictions of them. */
export function f1Score(matrix: ConfusionMatrix): number {
  return fBetaScore(matrix, 1);
}
