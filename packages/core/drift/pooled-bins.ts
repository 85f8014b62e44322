import { countAll, type BinCounts } from './column-comparison.ts';

/** Fewer rows expected than this in a cell of the smaller side, and χ² tests go wrong (Cochran 1954). */
const smallestExpected = 5;

/**
 * Bins in their order, each joined with its smaller neighbour while too few rows are expected in it. What is
 * pooled depends on the sum of both sides only, so that the test stays valid.
 */
export function poolNeighbours(bins: BinCounts): BinCounts {
  const cells = cellsOf(bins);
  const enough = enoughRows(bins);
  for (;;) {
    if (cells.length < 2) break;
    const [index] = [...cells.keys()].sort((a, b) => size(cells[a]!) - size(cells[b]!));
    if (enough(cells[index!]!)) break;
    const [left, right] = [cells[index! - 1], cells[index! + 1]];
    const into = left && (!right || size(left) <= size(right)) ? index! - 1 : index!;
    cells.splice(into, 2, join(cells[into]!, cells[into + 1]!));
  }
  return binsOf(cells);
}

/** Categories without order: the rare ones make one cell, 'other'. */
export function poolRare(bins: BinCounts): BinCounts {
  const enough = enoughRows(bins);
  const cells = cellsOf(bins).sort((a, b) => size(b) - size(a));
  const kept = cells.filter((cell) => enough(cell));
  const rest = cells.slice(kept.length);
  if (rest.length === 0) return binsOf(kept);
  let other = {
    ...rest.reduce((a, b) => join(a, b)),
    label: rest.length === 1 ? rest[0]!.label : 'other',
  };
  // A rest that is still too small goes to the smallest category, if there is one to lose.
  while (!enough(other) && kept.length > 0) other = { ...join(kept.pop()!, other), label: 'other' };
  return binsOf([...kept, other]);
}

interface Cell {
  readonly label: string;
  readonly reference: number;
  readonly current: number;
}

function enoughRows(bins: BinCounts): (cell: Cell) => boolean {
  const [n, m] = [countAll(bins.reference), countAll(bins.current)];
  const smallerShare = Math.min(n, m) / (n + m);
  return (cell) => size(cell) * smallerShare >= smallestExpected;
}

function cellsOf({ labels, reference, current }: BinCounts): Cell[] {
  return labels
    .map((label, bin) => ({ label, reference: reference[bin]!, current: current[bin]! }))
    .filter((cell) => size(cell) > 0);
}

function binsOf(cells: readonly Cell[]): BinCounts {
  return {
    labels: cells.map((cell) => cell.label),
    reference: cells.map((cell) => cell.reference),
    current: cells.map((cell) => cell.current),
  };
}

function join(a: Cell, b: Cell): Cell {
  return {
    label: `${a.label}, ${b.label}`,
    reference: a.reference + b.reference,
    current: a.current + b.current,
  };
}

function size(cell: Cell): number {
  return cell.reference + cell.current;
}
