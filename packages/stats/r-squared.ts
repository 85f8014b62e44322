/**
 * Share of the variance explained, 1 − Σw(y − ŷ)² / Σw(y − ȳ)². NaN with fewer than two rows; for a constant truth 1
 * when predicted perfectly and 0 otherwise (as scikit-learn).
 */
export function rSquared(
  truth: Float64Array,
  predicted: Float64Array,
  weights?: Float64Array,
): number {
  const n = truth.length;
  if (n < 2) return Number.NaN;
  const weightOf = (row: number): number => weights?.[row] ?? 1;
  // Measured from the first value, so that a constant truth has a variance of exactly 0.
  const origin = truth[0]!;
  let [weightSum, sum] = [0, 0];
  for (let row = 0; row < n; row++) {
    weightSum += weightOf(row);
    sum += weightOf(row) * (truth[row]! - origin);
  }
  const mean = sum / weightSum;
  let [residual, total] = [0, 0];
  for (let row = 0; row < n; row++) {
    residual += weightOf(row) * (truth[row]! - predicted[row]!) ** 2;
    total += weightOf(row) * (truth[row]! - origin - mean) ** 2;
  }
  return rSquaredOfSums(residual, total);
}

/** @param total Σ(y − ȳ)² */
export function rSquaredOfSums(residual: number, total: number): number {
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
