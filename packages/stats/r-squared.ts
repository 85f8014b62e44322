/**
 * Share of the variance explained, 1 − Σ(y − ŷ)² / Σ(y − ȳ)². NaN with fewer than two rows; for a constant truth 1
 * when predicted perfectly and 0 otherwise (as scikit-learn).
 */
export function rSquared(truth: Float64Array, predicted: Float64Array): number {
  const n = truth.length;
  // Measured from the first value, so that a constant truth has a variance of exactly 0.
  const origin = truth[0] ?? 0;
  const mean = truth.reduce((sum, value) => sum + (value - origin), 0) / n;
  let [residual, total] = [0, 0];
  for (let row = 0; row < n; row++) {
    residual += (truth[row]! - predicted[row]!) ** 2;
    total += (truth[row]! - origin - mean) ** 2;
  }
  return n < 2 ? Number.NaN : rSquaredOfSums(residual, total);
}

/** @param total Σ(y − ȳ)² */
export function rSquaredOfSums(residual: number, total: number): number {
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
