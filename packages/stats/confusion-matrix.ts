/** Counts of rows by label and prediction. Weighted counts are fine: every statistic here is a ratio. */
export interface ConfusionMatrix {
  readonly tn: number;
  readonly fp: number;
  readonly fn: number;
  readonly tp: number;
}

/** Predicted positive: score ≥ threshold. `labels` are 0 and 1. @param weights of the rows; absent: 1 each */
export function confusionMatrix(
  labels: Uint8Array,
  scores: Float64Array,
  threshold: number,
  weights?: Float64Array,
): ConfusionMatrix {
  if (weights) return weightedMatrix({ labels, scores, weights }, threshold);
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

/** Each count summed by itself: by subtraction an empty cell would keep a rounding error. */
function weightedMatrix(
  rows: { labels: Uint8Array; scores: Float64Array; weights: Float64Array },
  threshold: number,
): ConfusionMatrix {
  const cells = new Float64Array(4);
  rows.labels.forEach((label, row) => {
    cells[2 * label + Number(rows.scores[row]! >= threshold)]! += rows.weights[row]!;
  });
  const [tn, fp, fn, tp] = cells as unknown as [number, number, number, number];
  return { tn, fp, fn, tp };
}
