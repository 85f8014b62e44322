/** Squared distance of the probability from what happened. */
export function brierScoreOfRow(label: number, probability: number): number {
  return (probability - label) ** 2;
}

/** Mean over the rows (Brier 1950, not doubled); NaN without rows. */
export function brierScore(labels: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    sum += brierScoreOfRow(labels[row]!, probabilities[row]!);
  }
  return sum / labels.length;
}
