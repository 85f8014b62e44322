import type { ConfusionMatrix } from '#stats/confusion-matrix.ts';

/** Why a comparison of the two classes has no value: one of them does not occur. */
export function absentClass(labels: Uint8Array, weights?: Float64Array): string | undefined {
  let [positives, negatives] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    const weight = weights ? weights[row]! : 1;
    positives += labels[row]! * weight;
    negatives += (1 - labels[row]!) * weight;
  }
  return absentOf(positives, negatives);
}

/** The same, of a confusion matrix. */
export function absentClassOf({ tn, fp, fn, tp }: ConfusionMatrix): string | undefined {
  return absentOf(tp + fn, tn + fp);
}

function absentOf(positives: number, negatives: number): string | undefined {
  if (positives === 0) return 'no row is labelled positive';
  return negatives === 0 ? 'no row is labelled negative' : undefined;
}

export function noPositives({ tp, fn }: ConfusionMatrix): string | undefined {
  return tp + fn === 0 ? 'no row is labelled positive' : undefined;
}
