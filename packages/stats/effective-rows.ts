/**
 * How many rows of equal weight know as much as these: (Σw)² / Σw² (Kish 1965, 11.7), if weight and outcome have
 * nothing to do with each other. NaN when no row has a weight.
 */
export function effectiveRows(weights: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}
