import { sumsOfClusters } from './cluster-variance.ts';
import { errorMoments, type ErrorMoments } from './error-moments.ts';
import { studentFromNormal } from './student-t.ts';
import type { Bounds } from './wilson-interval.ts';

/** A mean with what is known of its error. */
export interface MeanEstimate extends ErrorMoments {
  readonly mean: number;
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
  const residuals = values.map(
    (value, row) => ((weights ? weights[row]! : 1) * (value - mean)) / total,
  );
  const ofRows = errorMoments([{ changes: residuals }]);
  if (!clusters) return { mean, ...ofRows };
  const ofClusters = errorMoments([{ changes: sumsOfClusters(residuals, clusters) }]);
  const designEffect = (ofClusters.standardError / ofRows.standardError) ** 2;
  return { mean, ...ofClusters, designEffect };
}

/** An estimate that need not be linear in the rows. */
export interface SmoothEstimate extends ErrorMoments {
  readonly value: number;
  /** Bias in standard errors. */
  readonly bias?: number;
  /** How the value bends along its influences (c_q of DiCiccio and Efron 1992). */
  readonly curvature?: number;
}

/** `skewCorrected` of a mean. */
export function skewCorrectedBounds({ mean, ...error }: MeanEstimate, z: number): Bounds {
  return skewCorrected({ value: mean, ...error }, z);
}

/**
 * Student's interval after the cubic transformation that takes bias and skewness out (Hall 1992), `z` normal standard errors to each side;
 * the coefficients of an estimate that bends are those of the quadratic ABC interval (DiCiccio and Efron 1992).
 * A plain interval of a mean of losses is too short above: the sample that lacks a rare large loss also has the smaller spread.
 */
export function skewCorrected(estimate: SmoothEstimate, z: number): Bounds {
  const { value, standardError, skewness, degreesOfFreedom } = estimate;
  const { bias = 0, curvature = 0 } = estimate;
  const t = studentFromNormal(z, degreesOfFreedom);
  const center = skewness / 6 + curvature - bias;
  const bend = skewness / 3 + curvature;
  const step = (side: number): number => {
    const from = side * t - center;
    return Math.abs(bend) < 1e-7 ? from : (Math.cbrt(1 + 3 * bend * from) - 1) / bend;
  };
  return { lower: value - step(1) * standardError, upper: value - step(-1) * standardError };
}

/**
 * Of a difference of two models, whose skewness is small and hardly known: to each side the farther of Student's interval and the
 * skew-corrected one, so that neither the skewness nor the noise of its correction makes an error likelier than stated.
 */
export function differenceBounds(estimate: SmoothEstimate, z: number): Bounds {
  const { value, standardError, degreesOfFreedom, bias = 0 } = estimate;
  const center = value - bias * standardError;
  const halfWidth = studentFromNormal(z, degreesOfFreedom) * standardError;
  const { lower, upper } = skewCorrected(estimate, z);
  return { lower: Math.min(lower, center - halfWidth), upper: Math.max(upper, center + halfWidth) };
}
