import type { Influence } from './error-moments.ts';
import { placements, type Placements } from './roc-placements.ts';
import { logit, logitBounds } from './logit-interval.ts';
import type { ScoreOrder } from './score-order.ts';
import { studentFromNormal } from './student-t.ts';
import type { Bounds } from './wilson-interval.ts';

/** Area under the ROC curve with its variance. */
export interface AucEstimate {
  readonly auc: number;
  /** NaN with fewer than two positives or two negatives. */
  readonly variance: number;
  readonly positives: number;
  readonly negatives: number;
  /** Where rows come in clusters: how many. */
  readonly clusters?: number;
}

/** Difference of two areas on the same rows, first − second. */
export interface AucDifference {
  readonly first: AucEstimate;
  readonly second: AucEstimate;
  readonly covariance: number;
  readonly difference: number;
  /** Of the difference; NaN where it does not exist, 0 where the rows cannot tell (see `delongPaired`). */
  readonly variance: number;
  readonly clusters?: number;
  /** Of the positives and of the negatives on the difference; of clusters where rows come in them. */
  readonly influence: () => readonly Influence[];
}

/**
 * AUC and its variance by structural components (DeLong, DeLong, Clarke-Pearson 1988); ties count one half. Without
 * positives or without negatives the AUC is NaN.
 */
export function delongSingle(
  labels: Uint8Array,
  scores: Float64Array,
  order?: ScoreOrder,
): AucEstimate {
  return estimate(placements(labels, scores, order));
}

/**
 * The paired difference of two AUCs. Its variance is 0 when both rank alike, but also when both separate the
 * classes perfectly by different scores: then the rows hold no information, which is not the same as equality.
 */
export function delongPaired(
  labels: Uint8Array,
  first: Float64Array,
  second: Float64Array,
  orders: { readonly first?: ScoreOrder; readonly second?: ScoreOrder } = {},
): AucDifference {
  const a = placements(labels, first, orders.first);
  const b = placements(labels, second, orders.second);
  const [m, n] = [a.ofPositives.length, a.ofNegatives.length];
  const ofPositives = pairedMoments(a.ofPositives, b.ofPositives);
  const ofNegatives = pairedMoments(a.ofNegatives, b.ofNegatives);
  const over = (moment: keyof PairedMoments): number =>
    ofPositives[moment] / m + ofNegatives[moment] / n;
  const size = { positives: m, negatives: n };
  return {
    first: { auc: a.auc, variance: over('first'), ...size },
    second: { auc: b.auc, variance: over('second'), ...size },
    covariance: over('covariance'),
    difference: a.auc - b.auc,
    variance: over('difference'),
    influence: () => [
      influenceOfDifference(a.ofPositives, b.ofPositives),
      influenceOfDifference(a.ofNegatives, b.ofNegatives),
    ],
  };
}

function influenceOfDifference(x: Float64Array, y: Float64Array): Influence {
  return { changes: x.map((one, row) => (one - y[row]!) / x.length) };
}

/** Wald interval of one AUC, `z` standard errors to each side, clamped to [0, 1] as pROC does. */
export function delongBounds({ auc, variance }: AucEstimate, z: number): Bounds {
  const halfWidth = z * Math.sqrt(variance);
  return { lower: Math.max(0, auc - halfWidth), upper: Math.min(1, auc + halfWidth) };
}

/**
 * Interval of one AUC on the logit scale (Pepe 2003, 5.2) with Student's t: near 1 a Wald interval reaches beyond it and is too short
 * below. Degrees of freedom: rows of the smaller class, less one.
 */
export function delongLogitBounds(estimate: AucEstimate, z: number): Bounds {
  const { auc, variance, positives, negatives, clusters = Number.POSITIVE_INFINITY } = estimate;
  const t = studentFromNormal(z, Math.min(positives, negatives, clusters) - 1);
  return logitBounds(logit(auc), (t * Math.sqrt(variance)) / (auc * (1 - auc)));
}

function estimate({ auc, ofPositives, ofNegatives }: Placements): AucEstimate {
  const [m, n] = [ofPositives.length, ofNegatives.length];
  return {
    auc,
    variance: sampleVariance(ofPositives) / m + sampleVariance(ofNegatives) / n,
    positives: m,
    negatives: n,
  };
}

/** Two passes, n − 1; NaN below two values. */
function sampleVariance(values: Float64Array): number {
  if (values.length < 2) return Number.NaN;
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  const mean = total / values.length;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! - mean) * (values[i]! - mean);
  return sum / (values.length - 1);
}

/** Sample variances of two columns, their covariance, and the variance of their difference. */
interface PairedMoments {
  readonly first: number;
  readonly second: number;
  readonly covariance: number;
  /** From the differences themselves: var x + var y − 2 cov cancels when two models score nearly alike. */
  readonly difference: number;
}

/** All in two passes: memory is read twice, not once for each moment. */
function pairedMoments(x: Float64Array, y: Float64Array): PairedMoments {
  const count = x.length;
  if (count < 2) {
    return {
      first: Number.NaN,
      second: Number.NaN,
      covariance: Number.NaN,
      difference: Number.NaN,
    };
  }
  let [sumX, sumY, sumOfDifferences] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    sumX += x[i]!;
    sumY += y[i]!;
    sumOfDifferences += x[i]! - y[i]!;
  }
  const [meanX, meanY, meanDifference] = [sumX / count, sumY / count, sumOfDifferences / count];
  let [first, second, covariance, difference] = [0, 0, 0, 0];
  for (let i = 0; i < count; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    const between = x[i]! - y[i]! - meanDifference;
    first += dx * dx;
    second += dy * dy;
    covariance += dx * dy;
    difference += between * between;
  }
  const degrees = count - 1;
  return {
    first: first / degrees,
    second: second / degrees,
    covariance: covariance / degrees,
    difference: difference / degrees,
  };
}
