import { lowerBound, upperBound } from './sorted-search.ts';

/** Where each row of one class stands among the rows of the other, in row order within its class. */
export interface Placements {
  /** Of each positive: share of negatives below it, ties one half. */
  readonly ofPositives: Float64Array;
  /** Of each negative: share of positives above it, ties one half. */
  readonly ofNegatives: Float64Array;
  /** NaN when a class is empty. */
  readonly auc: number;
}

/**
 * Placement values, O(n log n): each class sorted by itself, then looked up by bisection. Keeps the order of the
 * rows, so that two models on the same rows can be paired. `labels` are 0 and 1; scores must be finite.
 */
export function placements(labels: Uint8Array, scores: Float64Array): Placements {
  const positives = scoresOfClass(labels, scores, 1);
  const negatives = scoresOfClass(labels, scores, 0);
  const ofPositives = sharesBelow(positives, negatives);
  const ofNegatives = sharesBelow(negatives, positives);
  for (let i = 0; i < ofNegatives.length; i++) ofNegatives[i] = 1 - ofNegatives[i]!;
  return { ofPositives, ofNegatives, auc: meanOfWholeHalves(ofPositives, negatives.length) };
}

function scoresOfClass(labels: Uint8Array, scores: Float64Array, label: 0 | 1): Float64Array {
  const chosen = new Float64Array(scores.length);
  let count = 0;
  for (let row = 0; row < scores.length; row++) {
    if (labels[row] === label) chosen[count++] = scores[row]!;
  }
  return chosen.subarray(0, count);
}

/** For each value the share of `others` below it, ties one half; NaN when there are no others. */
function sharesBelow(values: Float64Array, others: Float64Array): Float64Array {
  const sorted = others.toSorted();
  const shares = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!;
    const below = lowerBound(sorted, value);
    const upTo = sorted[below] === value ? upperBound(sorted, value, below) : below;
    shares[i] = (below + upTo) / (2 * others.length);
  }
  return shares;
}

/** Each share is a whole number of halves over `others`: their sum is exact below 2^53 half pairs. */
function meanOfWholeHalves(shares: Float64Array, others: number): number {
  if (shares.length === 0 || others === 0) return Number.NaN;
  let halves = 0;
  for (const share of shares) halves += Math.round(share * 2 * others);
  return halves / 2 / shares.length / others;
}
