import type { ConfusionMatrix } from './confusion-matrix.ts';

/** Mean of the recalls of the classes that occur (as scikit-learn: an absent class is left out). */
export function balancedAccuracy({ tn, fp, fn, tp }: ConfusionMatrix): number {
  const [positives, negatives] = [tp + fn, tn + fp];
  if (positives === 0) return tn / negatives;
  if (negatives === 0) return tp / positives;
  return (tp / positives + tn / negatives) / 2;
}
