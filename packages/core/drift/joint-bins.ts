import { nextBelow } from '../profile/next-double.ts';
import { isSingle, sumBefore, total, type JointCells } from './joint-cells.ts';

/** Cells as bins (e0, e1], …: where the reference has values, and what the current side has below and above. */
export interface JointBins {
  readonly edges: number[];
  readonly reference: number[];
  readonly current: number[];
  readonly below: number;
  readonly above: number;
}

/** Finer than this, bins show no more of a distribution than chance. */
const mostBins = 1024;

/** Neighbouring cells joined to about a thousand bins of equal counts. At least one value of the reference. */
export function jointBins(cells: JointCells): JointBins {
  const { reference, current } = cells;
  const first = reference.findIndex((count) => count > 0);
  const last = reference.findLastIndex((count) => count > 0);
  const bins = { edges: [] as number[], reference: [] as number[], current: [] as number[] };
  const wanted = (total(reference) + total(current)) / mostBins;
  let [f, g] = [0, 0];
  for (let cell = first; cell <= last; cell++) {
    const { low, high } = endsOf(cells, cell);
    if (bins.edges.length === 0) bins.edges.push(low);
    else if (f + g === 0 && bins.edges.at(-1)! < low) {
      addBin(bins, low, { reference: 0, current: 0 });
    }
    f += reference[cell]!;
    g += current[cell]!;
    const next = reference[cell + 1]! + current[cell + 1]!;
    if (cell < last && f + g + next <= wanted) continue;
    addBin(bins, high, { reference: f, current: g });
    [f, g] = [0, 0];
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
