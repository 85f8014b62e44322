import type { ConfusionMatrix } from '#stats/confusion-matrix.ts';

/** Why a comparison of the two classes has no value: one of them does not occur. */
export function absentClass(labels: Uint8Array): string | undefined {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  return absentOf(positives, labels.length - positives);
}

/** The same, of a confusion matrix. */
export function absentClassOf({ tn, fp, fn, tp }: ConfusionMatrix): string | undefined {
  return absentOf(tp + fn, tn + fp);
}

function absentOf(positives: number, negatives: number): string | undefined {
  if (positives === 0) return 'no row is labelled positive';
  return negatives === 0 ? 'no row is labelled negative' : undefined;
}
