import { bitsWithin, coarsenOctave, type Octave } from './dyadic-cells.ts';

export interface CellBudget {
  /** About how many cells a column may have. Must not depend on the data, or shards would not fit together. */
  readonly cells: number;
  readonly isInteger: boolean;
  /** The octaves were chosen before and added up: what is not known is not needed. */
  readonly areParts?: boolean;
}

/** A profile of few columns can afford cells of half a percent; one of a hundred must stay within 100 KB. */
export function cellsPerColumn(columns: number): number {
  return columns <= 25 ? 1024 : Math.max(8, Math.floor(16_000 / columns));
}

/** As many values reach the exponent from which octaves count as the bulk. */
const bulkValues = 256;
/** Octaves in full resolution below the exponent of the bulk; further down each has half as many cells as the one above. */
const fullOctaves = 14;

export type Choice =
  | { readonly octaves: readonly Octave[] }
  /** The counts at hand do not say how fine the cells are: these octaves are needed in more bits than `known`. */
  | { readonly unresolved: readonly Octave[]; readonly known: number };

/**
 * The octaves in the resolution that the data deserve. Let E be the largest exponent that at least 256 values reach. Octaves from
 * E − 14 up have min(M, what a double can tell) bits, M the finest for which T(M) = (their cells that are not empty) +
 * 2^M · (number of octaves below) is within the budget; an octave d below E − 14 has M − d bits, but not less than 0.
 *
 * A superset of the data never has finer cells, so the parts of a table always know at least what the whole
 * needs: with more values, E can only rise, and T(M) can only rise (a cell that has a value keeps it, and an octave
 * that falls below E − 14 counts as if none of its 2^M cells were empty), so M can only fall, and so do the bits of every
 * octave. What T needs of the whole, the parts kept: their own E − 14 is not above that of the whole, nor their M below.
 */
export function chooseCells(octaves: readonly Octave[], budget: CellBudget): Choice {
  const lowest = bulkExponent(octaves) - fullOctaves;
  const full = octaves.filter(({ exponent }) => exponent >= lowest);
  const below = octaves.length - full.length;
  const limit = ({ exponent }: Octave): number => bitsWithin(exponent, budget.isInteger);
  const open = full.filter((one) => one.bits < limit(one));
  const known = Math.min(Infinity, ...open.map(({ bits }) => bits));
  const finest = Math.max(0, ...full.map((one) => limit(one)));
  const cellsAt = (bits: number): number =>
    below * 2 ** bits +
    full.reduce((sum, one) => sum + coarsenOctave(one, Math.min(bits, limit(one))).cells.size, 0);
  let bits = 0;
  while (bits < finest && bits + 1 <= known && cellsAt(bits + 1) <= budget.cells) bits++;
  const isSpent = cellsAt(bits) > budget.cells;
  if (bits === known && bits < finest && !isSpent && budget.areParts !== true) {
    return { unresolved: open.filter((one) => one.bits === known), known };
  }
  const chosen = octaves.map((one) =>
    coarsenOctave(
      one,
      Math.max(0, Math.min(bits - Math.max(0, lowest - one.exponent), limit(one))),
    ),
  );
  return { octaves: chosen.sort(inOrder) };
}

/** -Infinity while fewer than 256 values are not zero. */
function bulkExponent(octaves: readonly Octave[]): number {
  const sizes = octaves.map((one) => ({ exponent: one.exponent, count: countOf(one) }));
  sizes.sort((a, b) => b.exponent - a.exponent);
  let reached = 0;
  for (const { exponent, count } of sizes) {
    reached += count;
    if (reached >= bulkValues) return exponent;
  }
  return -Infinity;
}

export function countOf({ cells }: Octave): number {
  let total = 0;
  for (const count of cells.values()) total += count;
  return total;
}

/** Along the number line. */
function inOrder(a: Octave, b: Octave): number {
  if (a.negative !== b.negative) return a.negative ? -1 : 1;
  return a.negative ? b.exponent - a.exponent : a.exponent - b.exponent;
}
