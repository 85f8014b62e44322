import { scoreOrder, type ScoreOrder } from './score-order.ts';

/** Rows by score, with what each counts where they do not count alike. */
interface RankedBy {
  readonly order?: ScoreOrder;
  readonly weights?: Float64Array;
}

/**
 * What each row adds to the average precision when it is weighted a little more: the derivative by its weight, so that the average
 * precision of a draw is the value + Σ weight · influence to first order (infinitesimal jackknife, Jaeckel 1972; Efron 1982, 6). The
 * influences add up to 0. O(rows) on sorted rows.
 */
export function averagePrecisionInfluence(
  labels: Uint8Array,
  scores: Float64Array,
  { order = scoreOrder(scores), weights }: RankedBy = {},
): { readonly value: number; readonly influence: Float64Array } {
  const { rows, endsTie } = order;
  const weightOf = (row: number): number => (weights ? weights[row]! : 1);
  const { precisionSum, positives, positivesTo, countedTo } = stepSum(labels, order, weightOf);
  const value = precisionSum / positives;
  const influence = new Float64Array(rows.length);
  // From the lowest score up. A row counts in the denominator of every precision from its own tie down.
  let [ofPositive, ofRow] = [0, 0];
  for (let end = rows.length - 1; end >= 0;) {
    let start = end;
    let tied = labels[rows[end]!]! * weightOf(rows[end]!);
    while (start > 0 && endsTie[start - 1] === 0) {
      start -= 1;
      tied += labels[rows[start]!]! * weightOf(rows[start]!);
    }
    const precision = countedTo[end]! > 0 ? positivesTo[end]! / countedTo[end]! : 0;
    if (tied > 0) {
      ofPositive += tied / countedTo[end]!;
      ofRow += (tied * precision) / countedTo[end]!;
    }
    for (let at = start; at <= end; at++) {
      const row = rows[at]!;
      const gain = labels[row] === 1 ? precision + ofPositive - value : 0;
      influence[row] = (weightOf(row) * (gain - ofRow)) / positives;
    }
    end = start - 1;
  }
  return { value, influence };
}

interface StepSum {
  readonly precisionSum: number;
  readonly positives: number;
  /** Weight of the positives, and of all rows, down to each place. */
  readonly positivesTo: Float64Array;
  readonly countedTo: Float64Array;
}

function stepSum(
  labels: Uint8Array,
  { rows, endsTie }: ScoreOrder,
  weightOf: (row: number) => number,
): StepSum {
  const positivesTo = new Float64Array(rows.length);
  const countedTo = new Float64Array(rows.length);
  let [tp, all, counted, precisionSum] = [0, 0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    const weight = weightOf(rows[at]!);
    tp += weight * labels[rows[at]!]!;
    all += weight;
    positivesTo[at] = tp;
    countedTo[at] = all;
    if (endsTie[at] === 0 || tp === counted) continue;
    precisionSum += ((tp - counted) * tp) / all;
    counted = tp;
  }
  return { precisionSum, positives: tp, positivesTo, countedTo };
}
