import type { ConfusionMatrix } from './confusion-matrix.ts';

/**
 * Weighted harmonic mean of precision and recall, (1 + β²) tp / ((1 + β²) tp + β² fn + fp) (van Rijsbergen 1979); NaN
 * with neither positives nor predictions of them.
 */
export function fBetaScore({ fp, fn, tp }: ConfusionMatrix, beta: number): number {
  const hits = (1 + beta * beta) * tp;
  return hits / (hits + beta * beta * fn + fp);
}
