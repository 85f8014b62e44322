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

/** sup |F − G| is at least `lower`, reached at the end of a cell; only inside of the `open` cells it may be larger. */
export interface BoundedDistance {
  readonly lower: number;
  readonly open: readonly number[];
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
  const open: number[] = [];
  walk(cells, ({ cell, f, g, fBefore, gBefore }) => {
    const upper = Math.max(f / n - gBefore / m, g / m - fBefore / n);
    if (upper > lower && !isSingle(cells, cell)) open.push(cell);
  });
  return { lower, open };
}

/** All values in some open cells, ascending. */
export interface InsideValues {
  /** Ascending. */
  readonly open: readonly number[];
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** The largest distance at any of the values inside of open cells. */
export function distanceInside(cells: JointCells, inside: InsideValues): number {
  const [n, m] = [total(cells.reference), total(cells.current)];
  const { open, reference, current } = inside;
  let largest = 0;
  let [next, i, j] = [0, 0, 0];
  walk(cells, ({ cell, f, g, fBefore, gBefore }) => {
    if (cell !== open[next]) return;
    next++;
    // Cells are in the order of their values, so that the next ones are this cell's.
    const [iEnd, jEnd] = [i + f - fBefore, j + g - gBefore];
    const [iStart, jStart] = [i, j];
    while (i < iEnd || j < jEnd) {
      const value = Math.min(
        i < iEnd ? reference[i]! : Infinity,
        j < jEnd ? current[j]! : Infinity,
      );
      while (i < iEnd && reference[i] === value) i++;
      while (j < jEnd && current[j] === value) j++;
      const distance = (fBefore + i - iStart) / n - (gBefore + j - jStart) / m;
      largest = Math.max(largest, Math.abs(distance));
    }
  });
  return largest;
}

/** Cells first … last of the order. */
export interface CellRange {
  readonly first: number;
  readonly last: number;
}

/** All open cells in a few ranges, with as few rows between them as can be. */
export function rangesOf(
  { reference, current }: JointCells,
  open: readonly number[],
  mostRanges: number,
): CellRange[] {
  const between = open.slice(1).map((cell, at) => {
    const [start, end] = [open[at]! + 1, cell];
    return {
      at: at + 1,
      rows: total(reference.subarray(start, end)) + total(current.subarray(start, end)),
    };
  });
  const cuts = between
    .filter(({ rows }) => rows > 0)
    .sort((a, b) => b.rows - a.rows)
    .slice(0, mostRanges - 1)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return [0, ...cuts].map((at, index) => ({
    first: open[at]!,
    last: open[(cuts[index] ?? open.length) - 1]!,
  }));
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
export function isSingle({ near, bits, isInteger }: JointCells, cell: number): boolean {
  const value = near[cell]!;
  return value === 0 || (isInteger && Math.abs(value) < 2 ** bits);
}

/** Sum of counts. */
export function total(counts: Float64Array): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Of the cells before one. */
export function sumBefore(counts: Float64Array, end: number): number {
  return total(counts.subarray(0, end));
}
