import { studentFromNormal } from './student-t.ts';
import type { Bounds } from './wilson-interval.ts';

/** A mean with the spread and the skewness of its estimate. */
export interface MeanEstimate {
  readonly mean: number;
  readonly standardError: number;
  /** Third standardised moment of the estimate: that of a row over √rows. */
  readonly skewness: number;
  readonly degreesOfFreedom: number;
}

/**
 * A weighted mean and what is known of its error, from independent rows: the residuals are summed, squared and cubed once the mean is
 * known, so nothing cancels.
 */
export function estimateMean(values: Float64Array, weights?: Float64Array): MeanEstimate {
  const n = values.length;
  let [total, sum] = [0, 0];
  for (let row = 0; row < n; row++) {
    const weight = weights ? weights[row]! : 1;
    total += weight;
    sum += weight * values[row]!;
  }
  const mean = sum / total;
  let [squares, cubes] = [0, 0];
  for (let row = 0; row < n; row++) {
    const residual = (weights ? weights[row]! : 1) * (values[row]! - mean);
    squares += residual * residual;
    cubes += residual * residual * residual;
  }
  const variance = (squares * n) / (n - 1) / (total * total);
  const standardError = Math.sqrt(variance);
  const skewness = cubes / total ** 3 / standardError ** 3;
  return { mean, standardError, skewness, degreesOfFreedom: n - 1 };
}

/**
 * Student's interval after the cubic transformation that takes the skewness out (Hall 1992), `z` normal standard errors to each side.
 * A plain interval of a mean of losses is too short above: the sample that lacks a rare large loss also has the smaller spread.
 */
export function skewCorrectedBounds(estimate: MeanEstimate, z: number): Bounds {
  const { mean, standardError, skewness, degreesOfFreedom } = estimate;
  const t = studentFromNormal(z, degreesOfFreedom);
  const step = (side: number): number =>
    Math.abs(skewness) < 1e-6
      ? side * t
      : (3 / skewness) * (Math.cbrt(1 + skewness * side * t - (skewness * skewness) / 6) - 1);
  return { lower: mean - step(1) * standardError, upper: mean - step(-1) * standardError };
}
