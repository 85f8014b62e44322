import { nextBelow } from '../profile/next-double.ts';
import { cellEnds, type Octave } from './dyadic-cells.ts';

export interface NumberBins {
  /** Strictly increasing; one more than counts. */
  readonly edges: number[];
  readonly counts: number[];
}

export interface Extremes {
  readonly min: number;
  readonly max: number;
}

/**
 * Cells along the number line as bins (e0, e1], (e1, e2], … from the minimum to the maximum, with an empty bin where
 * no cell is. Bins [e0, e1], …: the minimum is in the first one.
 */
export function binsOfCells(
  octaves: readonly Octave[],
  zeros: number,
  { min, max }: Extremes,
): NumberBins {
  const { edges, counts } = wholeCells(octaves, zeros);
  edges[edges.length - 1] = max;
  // Where the minimum ends its cell, the bin holds it alone.
  edges[0] = min < edges[1]! ? min : nextBelow(min);
  return { edges, counts };
}

/** The same from the lower end of the first cell to the upper end of the last: edges that every table has. */
export function wholeCells(octaves: readonly Octave[], zeros: number): NumberBins {
  const bins: NumberBins = { edges: [], counts: [] };
  for (const octave of octaves.filter(({ negative }) => negative)) addCells(bins, octave);
  if (zeros > 0) addBin(bins, { low: -Number.MIN_VALUE, high: 0 }, zeros);
  for (const octave of octaves.filter(({ negative }) => !negative)) addCells(bins, octave);
  const { edges, counts } = bins;
  const finite = (edge: number): number =>
    Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, edge));
  return { edges: edges.map((edge) => finite(edge)), counts };
}

/** Cells counted elsewhere, no coarser than those that the edges come from, in the bins between these edges. */
export function countBetween(
  { octaves, zeros }: { readonly octaves: readonly Octave[]; readonly zeros: number },
  edges: readonly number[],
): { readonly counts: number[]; readonly below: number; readonly above: number } {
  const counts = edges.slice(1).map(() => 0);
  const outside = { below: 0, above: 0 };
  const add = (high: number, count: number): void => {
    const bin = firstAtLeast(edges, high) - 1;
    if (bin < 0) outside.below += count;
    else if (bin >= counts.length) outside.above += count;
    else counts[bin]! += count;
  };
  for (const octave of octaves) {
    for (const [index, count] of octave.cells) {
      const { high } = cellEnds(octave, index);
      add(Math.max(-Number.MAX_VALUE, Math.min(Number.MAX_VALUE, high)), count);
    }
  }
  if (zeros > 0) add(0, zeros);
  return { counts, ...outside };
}

/** The index of the first edge that is not below a value. */
function firstAtLeast(edges: readonly number[], value: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function addCells(bins: NumberBins, octave: Octave): void {
  const indices = [...octave.cells.keys()].sort((a, b) => (octave.negative ? b - a : a - b));
  for (const index of indices) addBin(bins, cellEnds(octave, index), octave.cells.get(index)!);
}

function addBin(
  { edges, counts }: NumberBins,
  { low, high }: { readonly low: number; readonly high: number },
  count: number,
): void {
  if (edges.length === 0) edges.push(low);
  else if (edges.at(-1)! < low) {
    edges.push(low);
    counts.push(0);
  }
  edges.push(high);
  counts.push(count);
}
