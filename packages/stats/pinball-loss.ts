/** α · (y − ŷ) below the truth, (1 − α) · (ŷ − y) above it (Koenker and Bassett 1978): least at the α-quantile. */
export function pinballLossOfRow(truth: number, predicted: number, alpha: number): number {
  const error = truth - predicted;
  return error >= 0 ? alpha * error : (alpha - 1) * error;
}
