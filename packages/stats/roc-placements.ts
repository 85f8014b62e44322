import { scoreOrder, type ScoreOrder } from './score-order.ts';

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
 * Placement values, O(n) on sorted rows. Keeps the order of the rows, so that two models on the same rows can be paired. `labels` are
 * 0 and 1; scores must be finite.
 */
export function placements(
  labels: Uint8Array,
  scores: Float64Array,
  order: ScoreOrder = scoreOrder(scores),
): Placements {
  let positives = 0;
  for (const label of labels) positives += label;
  const negatives = labels.length - positives;
  const shares = sharesInRowOrder(labels, order, { positives, negatives });
  const ofPositives = new Float64Array(positives);
  const ofNegatives = new Float64Array(negatives);
  let [p, n] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 1) ofPositives[p++] = shares[row]!;
    else ofNegatives[n++] = shares[row]!;
  }
  return { ofPositives, ofNegatives, auc: meanOfWholeHalves(ofPositives, negatives) };
}

/** Tie by tie from the highest score down: a tie counts one half. NaN where the other class is empty. */
function sharesInRowOrder(
  labels: Uint8Array,
  { rows, endsTie }: ScoreOrder,
  { positives, negatives }: { positives: number; negatives: number },
): Float64Array {
  const shares = new Float64Array(rows.length);
  let [above, positivesAbove] = [0, 0];
  for (let start = 0, at = 0; at < rows.length; at++) {
    if (endsTie[at] === 0) continue;
    let tied = 0;
    for (let k = start; k <= at; k++) tied += labels[rows[k]!]!;
    const negativesAbove = above - positivesAbove;
    const tiedNegatives = at + 1 - start - tied;
    const halvesBelow = 2 * (negatives - negativesAbove) - tiedNegatives;
    const ofPositive = halvesBelow / (2 * negatives);
    const ofNegative = 1 - (2 * (positives - positivesAbove) - tied) / (2 * positives);
    for (let k = start; k <= at; k++) {
      const row = rows[k]!;
      shares[row] = labels[row] === 1 ? ofPositive : ofNegative;
    }
    above = at + 1;
    positivesAbove += tied;
    start = at + 1;
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
