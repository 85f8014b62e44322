/**
 * What squared residuals about a weighted mean are multiplied by, since the mean is their own: unbiased for equal variances, and
 * n / (n − 1) when all weights are equal. Infinite for one row.
 */
export function residualCorrection(weights: ArrayLike<number>): number {
  let [sum, squares, cubes] = [0, 0, 0];
  for (let at = 0; at < weights.length; at++) {
    const weight = weights[at]!;
    sum += weight;
    squares += weight * weight;
    cubes += weight * weight * weight;
  }
  return correctionOfSums({ sum, squares, cubes });
}

/** The same, of the sums of the weights, of their squares and of their cubes. */
export function correctionOfSums({
  sum,
  squares,
  cubes,
}: {
  readonly sum: number;
  readonly squares: number;
  readonly cubes: number;
}): number {
  return 1 / (1 - (2 * cubes) / (sum * squares) + squares / (sum * sum));
}
