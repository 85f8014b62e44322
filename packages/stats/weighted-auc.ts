import type { AucDifference, AucEstimate } from './delong.ts';
import { effectiveRows } from './effective-rows.ts';
import { scoreOrder, type ScoreOrder } from './score-order.ts';

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
export function weightedAuc(rows: WeightedLabels, scores: Float64Array): AucEstimate {
  const { ofPositives, ofNegatives, auc } = weightedPlacements(rows, scores);
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
  first: Float64Array,
  second: Float64Array,
): AucDifference {
  const [a, b] = [weightedPlacements(rows, first), weightedPlacements(rows, second)];
  const [one, two] = [weightedAuc(rows, first), weightedAuc(rows, second)];
  const variance =
    varianceOfMean(minus(a.ofPositives, b.ofPositives)) +
    varianceOfMean(minus(a.ofNegatives, b.ofNegatives));
  return {
    first: one,
    second: two,
    covariance: (one.variance + two.variance - variance) / 2,
    difference: one.auc - two.auc,
    variance,
  };
}

interface Weighted {
  readonly values: Float64Array;
  readonly weights: Float64Array;
}

interface WeightedPlacements {
  /** Of each positive: weight share of the negatives below it, ties one half. */
  readonly ofPositives: Weighted;
  /** Of each negative: weight share of the positives above it, ties one half. */
  readonly ofNegatives: Weighted;
  readonly auc: number;
}

function weightedPlacements(rows: WeightedLabels, scores: Float64Array): WeightedPlacements {
  const ties = tiesOf(rows, scoreOrder(scores));
  // Summed tie by tie as below, so that a perfect separation has placements of exactly 0 and 1.
  const [negative, positive] = [0, 1].map((label) =>
    ties.reduce((sum, { weightOf }) => sum + weightOf[label]!, 0),
  ) as [number, number];
  const placements = new Float64Array(scores.length);
  let [positiveAbove, negativeAbove] = [0, 0];
  for (const { members, weightOf } of ties) {
    const ofPositive = (negative - negativeAbove - weightOf[0] / 2) / negative;
    const ofNegative = (positiveAbove + weightOf[1] / 2) / positive;
    for (const row of members) placements[row] = rows.labels[row] === 1 ? ofPositive : ofNegative;
    negativeAbove += weightOf[0];
    positiveAbove += weightOf[1];
  }
  const ofPositives = ofClass(rows, 1, placements);
  return { ofPositives, ofNegatives: ofClass(rows, 0, placements), auc: meanOf(ofPositives) };
}

interface Tie {
  readonly members: Uint32Array;
  /** Of the negatives and of the positives among them. */
  readonly weightOf: readonly [number, number];
}

/** Rows of equal score together, from the highest score down. */
function tiesOf({ labels, weights }: WeightedLabels, { rows, endsTie }: ScoreOrder): Tie[] {
  const ties: Tie[] = [];
  let start = 0;
  endsTie.forEach((ends, at) => {
    if (ends === 0) return;
    const members = rows.subarray(start, at + 1);
    const weightOf: [number, number] = [0, 0];
    for (const row of members) weightOf[labels[row] === 1 ? 1 : 0] += weights[row]!;
    ties.push({ members, weightOf });
    start = at + 1;
  });
  return ties;
}

/** Rows without weight are no rows. */
function ofClass(
  { labels, weights }: WeightedLabels,
  label: number,
  values: Float64Array,
): Weighted {
  const belongs = (row: number): boolean => labels[row] === label && weights[row]! > 0;
  return {
    values: values.filter((_, row) => belongs(row)),
    weights: weights.filter((_, row) => belongs(row)),
  };
}

function meanOf({ values, weights }: Weighted): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return values.reduce((sum, value, at) => sum + value * weights[at]!, 0) / total;
}

/** Of a weighted mean, by its residuals; NaN below two rows. The divisor makes it unbiased for equal variances. */
function varianceOfMean(weighted: Weighted): number {
  const { values, weights } = weighted;
  if (values.length < 2) return Number.NaN;
  const mean = meanOf(weighted);
  let [sum, squares, cubes, residuals] = [0, 0, 0, 0];
  weights.forEach((weight, at) => {
    sum += weight;
    squares += weight ** 2;
    cubes += weight ** 3;
    residuals += (weight * (values[at]! - mean)) ** 2;
  });
  return residuals / (sum * sum) / (1 - (2 * cubes) / (sum * squares) + squares / (sum * sum));
}

function minus(one: Weighted, other: Weighted): Weighted {
  return { ...one, values: one.values.map((value, at) => value - other.values[at]!) };
}

/** No rows are 0 rows. */
function effectiveOf({ weights }: Weighted): number {
  return weights.length === 0 ? 0 : effectiveRows(weights);
}
