import { nextBelow } from '../profile/next-double.ts';

/**
 * Counts of both sides of a column in cells: values that round to the same `near` in `bits` binary digits after the first. Rounding
 * is monotone, so that cells in the order of `near` are an order of the values. Ascending, no cell without a value.
 */
export interface JointCells {
  readonly near: Float64Array;
  readonly reference: Float64Array;
  readonly current: Float64Array;
  readonly bits: number;
  /** Both sides are whole numbers. */
  readonly isInteger: boolean;
}

/** Cells first … last, which may hold the largest distance between two edges. */
export interface CellRange {
  readonly first: number;
  readonly last: number;
}

/** sup |F − G| is at least `lower`, reached at the end of a cell; only within `open` it may be larger. */
export interface BoundedDistance {
  readonly lower: number;
  readonly open: readonly CellRange[];
}

/**
 * Branch and bound: inside of a cell the distance is never more than max(F(b) − G(a), G(b) − F(a)), a and b being its
 * ends, and no cell whose bound does not exceed what some end has already need be looked into.
 */
export function boundDistance(cells: JointCells): BoundedDistance {
  const { reference, current } = cells;
  const [n, m] = [total(reference), total(current)];
  let lower = 0;
  walk(cells, ({ f, g }) => {
    lower = Math.max(lower, Math.abs(f / n - g / m));
  });
  const open: CellRange[] = [];
  walk(cells, ({ cell, f, g, fBefore, gBefore }) => {
    const upper = Math.max(f / n - gBefore / m, g / m - fBefore / n);
    if (upper <= lower || isSingle(cells, cell)) return;
    const previous = open.at(-1);
    if (previous?.last === cell - 1) open[open.length - 1] = { ...previous, last: cell };
    else open.push({ first: cell, last: cell });
  });
  return { lower, open };
}

/** Every distinct value of open cells, ascending, with how often each side has it. */
export interface OpenValues {
  readonly values: Float64Array;
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** The exact distance, from what lies within a range of cells. */
export function distanceWithin(cells: JointCells, range: CellRange, inside: OpenValues): number {
  const [n, m] = [total(cells.reference), total(cells.current)];
  let f = sumBefore(cells.reference, range.first);
  let g = sumBefore(cells.current, range.first);
  let largest = 0;
  for (let at = 0; at < inside.values.length; at++) {
    f += inside.reference[at]!;
    g += inside.current[at]!;
    largest = Math.max(largest, Math.abs(f / n - g / m));
  }
  return largest;
}

interface Step {
  readonly cell: number;
  readonly f: number;
  readonly g: number;
  readonly fBefore: number;
  readonly gBefore: number;
}

function walk({ reference, current }: JointCells, visit: (step: Step) => void): void {
  let [f, g] = [0, 0];
  for (let cell = 0; cell < reference.length; cell++) {
    const [fBefore, gBefore] = [f, g];
    f += reference[cell]!;
    g += current[cell]!;
    visit({ cell, f, g, fBefore, gBefore });
  }
}

/** Zero has a cell of its own, and so have whole numbers where cells are not wider than 1. */
function isSingle({ near, bits, isInteger }: JointCells, cell: number): boolean {
  const value = near[cell]!;
  return value === 0 || (isInteger && Math.abs(value) < 2 ** bits);
}

/** Cells as bins (e0, e1], …: where the reference has values, and what the current side has below and above. */
export interface JointBins {
  readonly edges: number[];
  readonly reference: number[];
  readonly current: number[];
  readonly below: number;
  readonly above: number;
}

/** At least one value of the reference. */
export function jointBins(cells: JointCells): JointBins {
  const { reference, current } = cells;
  const first = reference.findIndex((count) => count > 0);
  const last = reference.findLastIndex((count) => count > 0);
  const bins = { edges: [] as number[], reference: [] as number[], current: [] as number[] };
  for (let cell = first; cell <= last; cell++) {
    const { low, high } = endsOf(cells, cell);
    if (bins.edges.length === 0) bins.edges.push(low);
    else if (bins.edges.at(-1)! < low) addBin(bins, low, { reference: 0, current: 0 });
    addBin(bins, high, { reference: reference[cell]!, current: current[cell]! });
  }
  return {
    ...bins,
    below: sumBefore(current, first),
    above: total(current.subarray(last + 1)),
  };
}

function addBin(
  bins: { readonly edges: number[]; readonly reference: number[]; readonly current: number[] },
  high: number,
  counts: { readonly reference: number; readonly current: number },
): void {
  bins.edges.push(high);
  bins.reference.push(counts.reference);
  bins.current.push(counts.current);
}

/** Half a step of the grid on both sides; below a power of two the step is half as wide. */
function endsOf(cells: JointCells, cell: number): { low: number; high: number } {
  const near = cells.near[cell]!;
  if (isSingle(cells, cell)) return { low: nextBelow(near), high: near };
  const step = 2 ** (Math.floor(Math.log2(Math.abs(near))) - cells.bits);
  const [low, high] = [near - step / 2, near + step / 2];
  const before = cell === 0 ? -Infinity : cells.near[cell - 1]!;
  const after = cells.near[cell + 1] ?? Infinity;
  return {
    low: Math.max(low, -Number.MAX_VALUE, before + (near - before) / 2),
    high: Math.min(high, Number.MAX_VALUE, near + (after - near) / 2),
  };
}

function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function sumBefore(counts: Float64Array, end: number): number {
  return total(counts.subarray(0, end));
}
