import { sumsOfDraws } from './bootstrap-sums.ts';
import type { RankedRows } from './ranked-draws.ts';
import type { Resampling } from './stratified-resampling.ts';

/**
 * The largest recall of a threshold whose precision is at least `precision`; 0 where none has it: the curve ends at
 * recall 0 with precision 1 (as scikit-learn's precision_recall_curve). NaN without positives.
 * @param ranked from the highest score down, positives marked
 */
export function recallAtPrecision(
  { order, masses, marked }: RankedRows,
  precision: number,
): number {
  let [all, tp, best] = [0, 0, 0];
  order.rows.forEach((row, at) => {
    all += masses[row]!;
    tp += marked[row]!;
    if (order.endsTie[at] === 1 && tp / all >= precision) best = tp;
  });
  return tp === 0 ? Number.NaN : best / tp;
}

/** The same of every draw, from the lowest score up: the first threshold that has the precision has the largest recall. */
export function recallAtPrecisionOfDraws(
  { order, masses, marked }: RankedRows,
  resampling: Resampling,
  precision: number,
): Float64Array {
  const { draws, unitCount, unitOfRow, weights } = resampling;
  const totals = sumsOfDraws(resampling, {
    width: 2,
    addRow: (sums, offset, row) => {
      sums[offset]! += masses[row]!;
      sums[offset + 1]! += marked[row]!;
    },
  });
  const ranked = {
    units: Uint16Array.from(order.rows, (row) => unitOfRow[row]!),
    masses: Float64Array.from(order.rows, (row) => masses[row]!),
    marked: Float64Array.from(order.rows, (row) => marked[row]!),
    endsTie: order.endsTie,
  };
  return Float64Array.from({ length: draws }, (_, draw) => {
    const counts = weights.subarray(draw * unitCount, (draw + 1) * unitCount);
    const [all, positives] = [totals[2 * draw]!, totals[2 * draw + 1]!];
    return recallFromBelow(ranked, counts, { all, positives, precision });
  });
}

function recallFromBelow(
  ranked: { units: Uint16Array; masses: Float64Array; marked: Float64Array; endsTie: Uint8Array },
  counts: Uint8Array,
  { all, positives, precision }: { all: number; positives: number; precision: number },
): number {
  const { units, masses, marked, endsTie } = ranked;
  let [left, tp] = [all, positives];
  for (let at = units.length - 1; at >= 0; at--) {
    if (endsTie[at] === 1 && tp > 0 && tp >= precision * left) return tp / positives;
    const times = counts[units[at]!]!;
    left -= times * masses[at]!;
    tp -= times * marked[at]!;
  }
  return positives === 0 ? Number.NaN : 0;
}
