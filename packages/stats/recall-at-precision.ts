import { sumsOfDraws, type RowSums } from './bootstrap-sums.ts';
import type { RankedRows } from './ranked-draws.ts';
import { inOrder, unitsInOrder, type ScoreOrder } from './score-order.ts';
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

/**
 * The same of every draw, from the lowest score up: the first threshold that has the precision has the largest recall. The
 * rows are ranked once, and blocks of ranks that cannot hold it, even if only their negatives were left out, are passed over
 * by their sums.
 */
export function recallAtPrecisionOfDraws(
  ranked: RankedRows,
  resampling: Resampling,
  precision: number,
): Float64Array {
  const { draws, unitCount, unitOfRow, weights } = resampling;
  const { rows, endsTie } = ranked.order;
  const starts = blockStarts(ranked.order);
  const blocks = starts.length;
  const sums = sumsOfDraws(resampling, blockSums(ranked, starts));
  const ranks: RanksOfDraws = {
    units: unitsInOrder(unitOfRow, rows),
    masses: inOrder(ranked.masses, rows),
    marked: inOrder(ranked.marked, rows),
    endsTie,
    starts,
  };
  const values = new Float64Array(draws);
  for (let draw = 0; draw < draws; draw++) {
    values[draw] = recallOfDraw(ranks, {
      counts: weights.subarray(draw * unitCount, (draw + 1) * unitCount),
      sums: sums.subarray(2 * blocks * draw, 2 * blocks * (draw + 1)),
      precision,
    });
  }
  return values;
}

/** Everything by rank. */
interface RanksOfDraws {
  readonly units: Uint16Array;
  readonly masses: Float64Array;
  readonly marked: Float64Array;
  readonly endsTie: Uint8Array;
  /** The first rank of every block; ties are not divided. */
  readonly starts: readonly number[];
}

interface Draw {
  readonly counts: Uint8Array;
  /** Mass and marked mass of every block. */
  readonly sums: Float64Array;
  readonly precision: number;
}

// More blocks cost more sums, fewer cost more rows.
const mostBlocks = 32;
const fewestRowsOfBlock = 1000;

function blockStarts({ rows, endsTie }: ScoreOrder): number[] {
  const blocks = Math.max(1, Math.min(mostBlocks, Math.floor(rows.length / fewestRowsOfBlock)));
  const starts = new Set<number>();
  for (let block = 0; block < blocks; block++) {
    let start = Math.floor((block * rows.length) / blocks);
    while (start > 0 && endsTie[start - 1] === 0) start--;
    starts.add(start);
  }
  return [...starts];
}

function blockSums({ order, masses, marked }: RankedRows, starts: readonly number[]): RowSums {
  const blockOf = new Uint8Array(order.rows.length);
  for (const [block, start] of starts.entries()) {
    const end = starts[block + 1] ?? order.rows.length;
    for (let rank = start; rank < end; rank++) blockOf[order.rows[rank]!] = block;
  }
  return {
    width: 2 * starts.length,
    addRow: (sums, offset, row) => {
      const at = offset + 2 * blockOf[row]!;
      sums[at]! += masses[row]!;
      sums[at + 1]! += marked[row]!;
    },
  };
}

function recallOfDraw(ranks: RanksOfDraws, draw: Draw): number {
  const { sums, precision } = draw;
  let [all, positives] = [0, 0];
  for (let at = 0; at < sums.length; at += 2) {
    all += sums[at]!;
    positives += sums[at + 1]!;
  }
  if (positives === 0) return Number.NaN;
  let [left, tp] = [all, positives];
  for (let block = ranks.starts.length - 1; block >= 0; block--) {
    const [mass, marked] = [sums[2 * block]!, sums[2 * block + 1]!];
    const atBest = left - (mass - marked);
    // Weights are no whole numbers: a hair's breadth is looked at too.
    if (tp >= precision * atBest - 1e-9 * all) {
      const found = hitsInBlock(ranks, draw, { block, left, tp });
      if (found !== undefined) return found / positives;
    }
    left -= mass;
    tp -= marked;
  }
  return 0;
}

/** The positives that are left where the precision is first reached, from the end of a block to its start. */
function hitsInBlock(
  { units, masses, marked, endsTie, starts }: RanksOfDraws,
  { counts, precision }: Draw,
  from: { readonly block: number; readonly left: number; readonly tp: number },
): number | undefined {
  let { left, tp } = from;
  const end = starts[from.block + 1] ?? units.length;
  for (let at = end - 1; at >= starts[from.block]!; at--) {
    if (endsTie[at] === 1 && tp > 0 && tp >= precision * left) return tp;
    const times = counts[units[at]!]!;
    left -= times * masses[at]!;
    tp -= times * marked[at]!;
  }
  return undefined;
}
