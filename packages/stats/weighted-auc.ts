import type { AucDifference, AucEstimate } from './delong.ts';
import type { Influence } from './error-moments.ts';
import { effectiveRows } from './effective-rows.ts';
import { residualCorrection } from './residual-correction.ts';
import type { ScoreOrder } from './score-order.ts';

/** Rows with the weight of each. */
export interface WeightedLabels {
  readonly labels: Uint8Array;
  readonly weights: Float64Array;
}

/**
 * Area under the ROC curve of weighted rows, Σᵢ Σⱼ wᵢ vⱼ ψ(xᵢ, yⱼ) / ΣwΣv. Its variance is DeLong's with every placement
 * weighted: that of two ratio estimates (Cochran 1977, 6.4), unbiased for weights that have nothing to do with the
 * placements, and DeLong's own when all weights are equal. `positives` and `negatives` are effective rows (Kish).
 */
export function weightedAuc(rows: WeightedLabels, order: ScoreOrder): AucEstimate {
  return estimate(weightedPlacements(rows, order));
}

function estimate({ ofPositives, ofNegatives, auc }: WeightedPlacements): AucEstimate {
  return {
    auc,
    variance: varianceOfMean(ofPositives) + varianceOfMean(ofNegatives),
    positives: effectiveOf(ofPositives),
    negatives: effectiveOf(ofNegatives),
  };
}

/** The difference of two areas on the same weighted rows, first − second. */
export function weightedAucDifference(
  rows: WeightedLabels,
  first: ScoreOrder,
  second: ScoreOrder,
): AucDifference {
  const [a, b] = [weightedPlacements(rows, first), weightedPlacements(rows, second)];
  const [one, two] = [estimate(a), estimate(b)];
  const ofPositives = minus(a.ofPositives, b.ofPositives);
  const ofNegatives = minus(a.ofNegatives, b.ofNegatives);
  const variance = varianceOfMean(ofPositives) + varianceOfMean(ofNegatives);
  return {
    first: one,
    second: two,
    covariance: (one.variance + two.variance - variance) / 2,
    difference: one.auc - two.auc,
    variance,
    influence: () => [influenceOnMean(ofPositives), influenceOnMean(ofNegatives)],
  };
}

function influenceOnMean(weighted: Weighted): Influence {
  const { values, weights } = weighted;
  const [mean, all] = [meanOf(weighted), sum(weights)];
  return { changes: values.map((value, at) => (weights[at]! * (value - mean)) / all) };
}

export interface Weighted {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

export interface WeightedPlacements {
  /** Of each positive: weight share of the negatives below it, ties one half. */
  readonly ofPositives: Weighted;
  /** Of each negative: weight share of the positives above it, ties one half. */
  readonly ofNegatives: Weighted;
  readonly auc: number;
}

/** `order`: the rows by score. */
export function weightedPlacements(rows: WeightedLabels, order: ScoreOrder): WeightedPlacements {
  const { labels } = rows;
  const ties = weightsOfTies(rows, order);
  // Summed tie by tie as below, so that a perfect separation has placements of exactly 0 and 1.
  const [negative, positive] = [sum(ties.negative), sum(ties.positive)];
  const placements = new Float64Array(labels.length);
  let [negativeAbove, positiveAbove, tie] = [0, 0, 0];
  for (let at = 0; at < labels.length; at++) {
    const row = order.rows[at]!;
    placements[row] =
      labels[row] === 1
        ? (negative - negativeAbove - ties.negative[tie]! / 2) / negative
        : (positiveAbove + ties.positive[tie]! / 2) / positive;
    if (order.endsTie[at] === 0) continue;
    negativeAbove += ties.negative[tie]!;
    positiveAbove += ties.positive[tie++]!;
  }
  const ofPositives = ofClass(rows, 1, placements);
  return { ofPositives, ofNegatives: ofClass(rows, 0, placements), auc: meanOf(ofPositives) };
}

/** Of the negatives and of the positives of every tie, from the highest score down. */
function weightsOfTies(
  { labels, weights }: WeightedLabels,
  { rows, endsTie }: ScoreOrder,
): { negative: Float64Array; positive: Float64Array } {
  const [negative, positive] = [new Float64Array(rows.length), new Float64Array(rows.length)];
  let tie = 0;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at]!;
    if (labels[row] === 1) positive[tie]! += weights[row]!;
    else negative[tie]! += weights[row]!;
    tie += endsTie[at]!;
  }
  return { negative: negative.subarray(0, tie), positive: positive.subarray(0, tie) };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Rows without weight are no rows. */
function ofClass(
  { labels, weights }: WeightedLabels,
  label: number,
  values: Float64Array,
): Weighted {
  const belongs = (row: number): boolean => labels[row] === label && weights[row]! > 0;
  let count = 0;
  for (let row = 0; row < labels.length; row++) if (belongs(row)) count++;
  const picked = { values: new Float64Array(count), weights: new Float64Array(count) };
  for (let row = 0, at = 0; row < labels.length; row++) {
    if (!belongs(row)) continue;
    picked.values[at] = values[row]!;
    picked.weights[at++] = weights[row]!;
  }
  return picked;
}

function meanOf({ values, weights }: Weighted): number {
  let total = 0;
  for (let at = 0; at < values.length; at++) total += values[at]! * weights[at]!;
  return total / sum(weights);
}

/** Of a weighted mean, by its residuals; NaN below two rows. The divisor makes it unbiased for equal variances. */
function varianceOfMean(weighted: Weighted): number {
  const { values, weights } = weighted;
  if (values.length < 2) return Number.NaN;
  const mean = meanOf(weighted);
  let residuals = 0;
  for (let at = 0; at < values.length; at++)
    residuals += (weights[at]! * (values[at]! - mean)) ** 2;
  return (residuals / sum(weights) ** 2) * residualCorrection(weights);
}

function minus(one: Weighted, other: Weighted): Weighted {
  return { ...one, values: one.values.map((value, at) => value - other.values[at]!) };
}

/** No rows are 0 rows. */
function effectiveOf({ weights }: Weighted): number {
  return weights.length === 0 ? 0 : effectiveRows(weights);
}
