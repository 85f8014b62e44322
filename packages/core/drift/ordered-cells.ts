import { upperBound } from '#stats/sorted-search.ts';
import { countAll, finiteRows, type NumericDetail } from './column-comparison.ts';
import { nextBelow } from '../profile/next-double.ts';

/** Counts of both sides over the same cells, in the order of the values. */
export interface OrderedCells {
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/** More cells show no more of a distribution than chance. */
const mostCells = 256;
/** A cell at an end that holds less of the reference has an edge of chance: extreme order statistics. */
const smallestEnd = 2;

/** As finely as is known: 256 quantile cells of values, or the reference's own bins. */
export function orderedCells(detail: NumericDetail): OrderedCells {
  const cells =
    detail.values && !startsWithPoint(detail) ? ofValues(detail.values) : ofBins(detail);
  return joinEnds(cells);
}

/** Neighbours joined to about `wanted` cells of equal counts of both sides together, so that χ² given the margins is valid. */
export function equalCells(cells: OrderedCells, wanted: number): OrderedCells {
  const rows = countAll(cells.reference) + countAll(cells.current);
  const joined = { reference: [] as number[], current: [] as number[] };
  let [below, filled, a, b] = [0, 0, 0, 0];
  for (const [cell, count] of cells.reference.entries()) {
    a += count;
    b += cells.current[cell]!;
    below += count + cells.current[cell]!;
    const last = cell === cells.reference.length - 1;
    if (!last && below < ((filled + 1) * rows) / wanted) continue;
    joined.reference.push(a);
    joined.current.push(b);
    filled = Math.floor((below * wanted) / rows);
    [a, b] = [0, 0];
  }
  return joined;
}

/** One value that fills a bin is no order statistic: what lies beyond it is another value. */
function startsWithPoint({ edges }: NumericDetail): boolean {
  return edges.length < 2 || nextBelow(edges[1]!) <= edges[0]!;
}

function ofBins(detail: NumericDetail): OrderedCells {
  const reference = [...detail.reference];
  const current = [...detail.current];
  if (startsWithPoint(detail)) {
    return {
      reference: [0, ...reference, 0],
      current: [detail.below, ...current, detail.above],
    };
  }
  // The outermost edges are the reference's extremes: beyond them it has no rows, by construction.
  current[0] = current[0]! + detail.below;
  current[current.length - 1] = current.at(-1)! + detail.above;
  return { reference, current };
}

function ofValues(values: NonNullable<NumericDetail['values']>): OrderedCells {
  const { reference, current } = values;
  const cells = { reference: [] as number[], current: [] as number[] };
  let [n, m] = [0, 0];
  for (let cell = 1; cell <= mostCells && n < reference.length; cell++) {
    const at = Math.ceil((cell * reference.length) / mostCells) - 1;
    if (at < n) continue;
    const isLast = cell === mostCells;
    const nextN = isLast ? reference.length : upperBound(reference, reference[at]!);
    const nextM = isLast ? current.length : upperBound(current, reference[at]!);
    cells.reference.push(nextN - n);
    cells.current.push(nextM - m);
    [n, m] = [nextN, nextM];
  }
  // The last edge may have been reached early, by ties: what is above it belongs to the end.
  if (m < current.length) cells.current.push(cells.current.pop()! + current.length - m);
  return cells;
}

/** Ends that hold too little to be judged by, of either the reference or both sides together, join their neighbours. */
function joinEnds(cells: OrderedCells): OrderedCells {
  const sizes = { n: countAll(cells.reference), m: countAll(cells.current) };
  const smallerShare = Math.min(sizes.n, sizes.m) / (sizes.n + sizes.m);
  const isTooSmall = (a: number, b: number): boolean =>
    (a > 0 && a < smallestEnd) || (a + b) * smallerShare < smallestEnd;
  const forward = joinStart(cells, isTooSmall);
  return reversed(joinStart(reversed(forward), isTooSmall));
}

function joinStart(
  { reference, current }: OrderedCells,
  isTooSmall: (a: number, b: number) => boolean,
): OrderedCells {
  let [first, a, b] = [0, reference[0] ?? 0, current[0] ?? 0];
  while (first < reference.length - 1 && isTooSmall(a, b)) {
    first++;
    a += reference[first]!;
    b += current[first]!;
  }
  return {
    reference: [a, ...reference.slice(first + 1)],
    current: [b, ...current.slice(first + 1)],
  };
}

function reversed({ reference, current }: OrderedCells): OrderedCells {
  return { reference: reference.toReversed(), current: current.toReversed() };
}

/** Whether both sides have values at all. */
export function hasValues(detail: NumericDetail): boolean {
  const { reference, current } = finiteRows(detail);
  return reference > 0 && current > 0;
}
