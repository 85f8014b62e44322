/** Square root of the mean squared error; NaN without rows. */
export function rootMeanSquaredError(truth: Float64Array, predicted: Float64Array): number {
  let sum = 0;
  for (let row = 0; row < truth.length; row++) sum += (truth[row]! - predicted[row]!) ** 2;
  return Math.sqrt(sum / truth.length);
}
