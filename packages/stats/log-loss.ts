// scikit-learn clips probabilities by the machine epsilon, so that one sure mistake costs 36 and not infinity.
const epsilon = 2 ** -52;

/** −ln of the probability given to what happened, clipped to [2⁻⁵², 1 − 2⁻⁵²]. */
export function logLossOfRow(label: number, probability: number): number {
  const clipped = Math.min(1 - epsilon, Math.max(epsilon, probability));
  return -Math.log(label === 1 ? clipped : 1 - clipped);
}

/** Mean over the rows; NaN without rows. `labels` are 0 and 1, `probabilities` of 1. */
export function logLoss(labels: Uint8Array, probabilities: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < labels.length; row++) {
    sum += logLossOfRow(labels[row]!, probabilities[row]!);
  }
  return sum / labels.length;
}
