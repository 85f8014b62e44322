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
  const bins: NumberBins = { edges: [], counts: [] };
  const negative = octaves.filter((one) => one.negative);
  const positive = octaves.filter((one) => !one.negative);
  for (const octave of negative) addCells(bins, octave);
  if (zeros > 0) addBin(bins, { low: -Number.MIN_VALUE, high: 0 }, zeros);
  for (const octave of positive) addCells(bins, octave);
  const { edges } = bins;
  edges[edges.length - 1] = max;
  // Where the minimum ends its cell, the bin holds it alone.
  edges[0] = min < edges[1]! ? min : nextBelow(min);
  return bins;
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
