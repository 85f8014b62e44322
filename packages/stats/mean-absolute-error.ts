/** Mean of |truth − predicted|; NaN without rows. */
export function meanAbsoluteError(truth: Float64Array, predicted: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < truth.length; row++) sum += Math.abs(truth[row]! - predicted[row]!);
  return sum / truth.length;
}
