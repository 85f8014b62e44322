/** Counts of rows by label and prediction. Weighted counts are fine: every statistic here is a ratio. */
export interface ConfusionMatrix {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

/** Predicted positive: score ≥ threshold. `labels` are 0 and 1. */
export function confusionMatrix(
  labels: Uint8Array,
  scores: Float64Array,
  threshold: number,
): ConfusionMatrix {
  let [positives, predicted, tp] = [0, 0, 0];
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    const prediction = scores[row]! >= threshold ? 1 : 0;
    positives += label;
    predicted += prediction;
    tp += label & prediction;
  }
  const fp = predicted - tp;
  const fn = positives - tp;
  return { tn: labels.length - tp - fp - fn, fp, fn, tp };
}
