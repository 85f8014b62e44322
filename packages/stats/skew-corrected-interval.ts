import { denseCodes } from './cluster-resampling.ts';
import { studentFromNormal } from './student-t.ts';
import type { Bounds } from './wilson-interval.ts';

/** A mean with the spread and the skewness of its estimate. */
export interface MeanEstimate {
  readonly mean: number;
  readonly standardError: number;
  /** Third standardised moment of the estimate: that of a row over √rows. */
  readonly skewness: number;
  readonly degreesOfFreedom: number;
  /** Where rows come in clusters: how many times the variance of independent rows. */
  readonly designEffect?: number;
}

/**
 * A weighted mean and what is known of its error, from independent rows or clusters of rows: the residuals are summed, squared and cubed once the mean is
 * known, so nothing cancels.
 */
export function estimateMean(
  values: Float64Array,
  { weights, clusters }: { weights?: Float64Array; clusters?: Uint32Array } = {},
): MeanEstimate {
  const n = values.length;
  let [total, sum] = [0, 0];
  for (let row = 0; row < n; row++) {
    const weight = weights ? weights[row]! : 1;
    total += weight;
    sum += weight * values[row]!;
  }
  const mean = sum / total;
  const residuals = values.map((value, row) => (weights ? weights[row]! : 1) * (value - mean));
  const ofRows = momentsOf(residuals, total);
  if (!clusters) return { mean, ...ofRows };
  const ofClusters = momentsOf(sumsOfClusters(residuals, clusters), total);
  const designEffect = (ofClusters.standardError / ofRows.standardError) ** 2;
  return { mean, ...ofClusters, designEffect };
}

function momentsOf(residuals: Float64Array, total: number): Omit<MeanEstimate, 'mean'> {
  const n = residuals.length;
  let [squares, cubes] = [0, 0];
  for (let at = 0; at < n; at++) {
    const residual = residuals[at]!;
    squares += residual * residual;
    cubes += residual * residual * residual;
  }
  const standardError = Math.sqrt((squares * n) / (n - 1)) / total;
  const skewness = cubes / (total * standardError) ** 3;
  return { standardError, skewness, degreesOfFreedom: n - 1 };
}

function sumsOfClusters(residuals: Float64Array, clusters: Uint32Array): Float64Array {
  const { codes, count } = denseCodes(clusters);
  const sums = new Float64Array(count);
  for (let row = 0; row < residuals.length; row++) sums[codes[row]!]! += residuals[row]!;
  return sums;
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
