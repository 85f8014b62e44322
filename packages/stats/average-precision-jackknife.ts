import type { ScoreOrder } from './score-order.ts';

/**
 * By how much the average precision falls without each row in turn: a row that goes leaves the precisions above it as they are, and
 * takes one from the counts of those below. O(rows) on sorted rows.
 */
export function averagePrecisionJackknife(
  labels: Uint8Array,
  { rows, endsTie }: ScoreOrder,
): { readonly changes: Float64Array; readonly bias: number } {
  const positivesTo = new Uint32Array(rows.length);
  let [tp, counted, total] = [0, 0, 0];
  for (let at = 0; at < rows.length; at++) {
    tp += labels[rows[at]!]!;
    positivesTo[at] = tp;
    if (endsTie[at] === 0) continue;
    total += precisionStep(tp - counted, tp, at + 1);
    counted = tp;
  }
  const changes = new Float64Array(rows.length);
  // The steps of the ties below: as they are, with a negative less above them, and with a positive less.
  let [below, belowNegative, belowPositive, sum] = [0, 0, 0, 0];
  for (let end = rows.length - 1; end >= 0;) {
    let start = end;
    while (start > 0 && endsTie[start - 1] === 0) start -= 1;
    const to = positivesTo[end]!;
    const tied = to - (start > 0 ? positivesTo[start - 1]! : 0);
    const own = precisionStep(tied, to, end + 1);
    const above = total - below - own;
    const withoutNegative = (above + precisionStep(tied, to, end) + belowNegative) / tp;
    const withoutPositive =
      (above + precisionStep(tied - 1, to - 1, end) + belowPositive) / (tp - 1);
    for (let at = start; at <= end; at++) {
      const row = rows[at]!;
      const without = labels[row] === 1 ? withoutPositive : withoutNegative;
      const change = total / tp - without;
      changes[row] = Number.isFinite(change) ? change : 0;
      sum += changes[row];
    }
    below += own;
    belowNegative += precisionStep(tied, to, end);
    belowPositive += precisionStep(tied, to - 1, end);
    end = start - 1;
  }
  return { changes, bias: biasOf(sum, rows.length) };
}

function precisionStep(tied: number, positives: number, rows: number): number {
  return tied > 0 ? (tied * positives) / rows : 0;
}

/**
 * The precision at rank k has a bias of the order of 1/k, their mean one of log(rows)/rows: of that the jackknife, which is made for
 * 1/rows, finds the part 1 − 1/log(rows). Measured with 200 and 400 rows: 0.82 of the bias.
 */
function biasOf(sumOfChanges: number, rows: number): number {
  const order = Math.log(Math.max(rows, 8));
  return ((-(rows - 1) * sumOfChanges) / rows) * (order / (order - 1));
}
