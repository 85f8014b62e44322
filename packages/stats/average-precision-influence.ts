import { scoreOrder, type ScoreOrder } from './score-order.ts';

/**
 * What each row adds to the average precision when it is weighted a little more: the derivative by its weight, so that the average
 * precision of a draw is the value + Σ weight · influence to first order (infinitesimal jackknife, Jaeckel 1972; Efron 1982, 6). The
 * influences add up to 0. O(rows) on sorted rows.
 */
export function averagePrecisionInfluence(
  labels: Uint8Array,
  scores: Float64Array,
  { rows, endsTie }: ScoreOrder = scoreOrder(scores),
): { readonly value: number; readonly influence: Float64Array } {
  const { precisionSum, positives, positivesTo } = stepSum(labels, { rows, endsTie });
  const value = precisionSum / positives;
  const influence = new Float64Array(rows.length);
  // From the lowest score up. A row counts in the denominator of every precision from its own tie down.
  let [ofPositive, ofRow] = [0, 0];
  for (let end = rows.length - 1; end >= 0;) {
    let start = end;
    let tied = labels[rows[end]!]!;
    while (start > 0 && endsTie[start - 1] === 0) tied += labels[rows[--start]!]!;
    const tp = positivesTo[end]!;
    const counted = end + 1;
    ofPositive += tied / counted;
    ofRow += (tied * tp) / (counted * counted);
    for (let at = start; at <= end; at++) {
      const row = rows[at]!;
      const gain = labels[row] === 1 ? tp / counted + ofPositive - value : 0;
      influence[row] = (gain - ofRow) / positives;
    }
    end = start - 1;
  }
  return { value, influence };
}

function stepSum(
  labels: Uint8Array,
  { rows, endsTie }: ScoreOrder,
): { precisionSum: number; positives: number; positivesTo: Uint32Array } {
  const positivesTo = new Uint32Array(rows.length);
  let [tp, counted, precisionSum] = [0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    tp += labels[rows[at]!]!;
    positivesTo[at] = tp;
    if (endsTie[at] === 0) continue;
    precisionSum += ((tp - counted) * tp) / (at + 1);
    counted = tp;
  }
  return { precisionSum, positives: tp, positivesTo };
}
