import { sumsOfDraws } from './bootstrap-sums.ts';
import type { ScoreOrder } from './score-order.ts';
import type { Resampling } from './stratified-resampling.ts';

/** Rows from the first rank to the last, each with a mass (1, or its weight), which for some of them is marked. */
export interface RankedRows {
  readonly order: ScoreOrder;
  /** By row. */
  readonly masses: Float64Array;
  /** By row: its mass, or 0. */
  readonly marked: Float64Array;
}

/** One draw, as far as it has been added up: the sums of the ranks before `at`. */
export interface DrawnRanks {
  readonly at: number;
  readonly mass: number;
  readonly marked: number;
  readonly totalMass: number;
  readonly totalMarked: number;
  /** How often the row of this rank was drawn. */
  readonly times: (rank: number) => number;
}

/**
 * A statistic that is read off where `share` of the mass of a draw ends, for every draw. The rows are ranked once, and
 * what lies safely before that place is added up by units: a draw costs its units and the √rows around the place, never
 * a sort.
 */
export function statisticOfRankedDraws(
  ranked: RankedRows,
  resampling: Resampling,
  { share, read }: { share: number; read: (draw: DrawnRanks) => number },
): Float64Array {
  const { rows } = ranked.order;
  const start = startBefore(ranked, share);
  const isBefore = new Uint8Array(rows.length);
  for (let rank = 0; rank < start; rank++) isBefore[rows[rank]!] = 1;
  const sums = sumsOfDraws(resampling, {
    width: 4,
    addRow: (target, offset, row) => {
      const [mass, marked] = [ranked.masses[row]!, ranked.marked[row]!];
      target[offset]! += mass;
      target[offset + 1]! += marked;
      target[offset + 2]! += mass * isBefore[row]!;
      target[offset + 3]! += marked * isBefore[row]!;
    },
  });
  const units = Uint16Array.from(rows, (row) => resampling.unitOfRow[row]!);
  return Float64Array.from({ length: resampling.draws }, (_, draw) => {
    const [totalMass, totalMarked, mass, marked] = sums.subarray(4 * draw, 4 * draw + 4);
    const counts = resampling.weights.subarray(draw * resampling.unitCount);
    const whole = {
      totalMass: totalMass!,
      totalMarked: totalMarked!,
      times: (rank: number) => counts[units[rank]!]!,
    };
    // A draw in which the place lies even before the start is added up from the first rank.
    const isSafe = mass! < share * totalMass!;
    return read({
      ...whole,
      ...(isSafe ? { at: start, mass: mass!, marked: marked! } : { at: 0, mass: 0, marked: 0 }),
    });
  });
}

/** The rows as they are, as a single draw. */
export function undrawn(resampling: Resampling): Resampling {
  return { ...resampling, draws: 1, weights: new Uint8Array(resampling.unitCount).fill(1) };
}

// In standard errors of a count of rows: fewer than one draw in a billion lies beyond.
const safety = 6;

/** A rank that begins a tie and lies before the place in nearly every draw. */
function startBefore({ order, masses }: RankedRows, share: number): number {
  const { rows, endsTie } = order;
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  let [rank, mass] = [0, 0];
  while (rank < rows.length && mass < share * total) mass += masses[rows[rank++]!]!;
  let start = Math.max(0, rank - Math.ceil(safety * Math.sqrt(rows.length)));
  while (start > 0 && endsTie[start - 1] === 0) start--;
  return start;
}
