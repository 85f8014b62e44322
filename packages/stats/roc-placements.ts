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
  for (let row = 0; row < labels.length; row++) positives += labels[row]!;
  const negatives = labels.length - positives;
  const halves = halvesInRowOrder(labels, order, { positives, negatives });
  const ofPositives = new Float64Array(positives);
  const ofNegatives = new Float64Array(negatives);
  let [p, n, sum] = [0, 0, 0];
  for (let row = 0; row < labels.length; row++) {
    if (labels[row] === 1) {
      sum += halves[row]!;
      ofPositives[p++] = halves[row]! / (2 * negatives);
    } else ofNegatives[n++] = 1 - halves[row]! / (2 * positives);
  }
  // Whole numbers: their sum is exact below 2^53 half pairs.
  const auc = positives === 0 || negatives === 0 ? Number.NaN : sum / 2 / positives / negatives;
  return { ofPositives, ofNegatives, auc };
}

/** Of each row twice the rows of the other class below it; a tie, gone through from the highest score down, counts one half. */
function halvesInRowOrder(
  labels: Uint8Array,
  { rows, endsTie }: ScoreOrder,
  { positives, negatives }: { positives: number; negatives: number },
): Uint32Array {
  const halves = new Uint32Array(rows.length);
  let [above, positivesAbove] = [0, 0];
  for (let start = 0, at = 0; at < rows.length; at++) {
    if (endsTie[at] === 0) continue;
    let tied = 0;
    for (let k = start; k <= at; k++) tied += labels[rows[k]!]!;
    const negativesAbove = above - positivesAbove;
    const tiedNegatives = at + 1 - start - tied;
    const ofPositive = 2 * (negatives - negativesAbove) - tiedNegatives;
    const ofNegative = 2 * (positives - positivesAbove) - tied;
    for (let k = start; k <= at; k++) {
      const row = rows[k]!;
      halves[row] = labels[row] === 1 ? ofPositive : ofNegative;
    }
    above = at + 1;
    positivesAbove += tied;
    start = at + 1;
  }
  return halves;
}
