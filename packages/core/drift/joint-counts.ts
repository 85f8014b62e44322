import type { NearCounter } from '../profile/near-counter.ts';
import type { JointCells } from './joint-cells.ts';

export interface SideMoments {
  /** To half a step of the grid; NaN without a finite value. */
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
}

/** Both sides of a column in the same cells, and what lies in none. */
export interface JointCounts {
  readonly cells: JointCells;
  readonly reference: SideMoments;
  readonly current: SideMoments & { readonly missing: number; readonly infinite: number };
}

interface SideCounts {
  readonly near: Float64Array;
  readonly counts: Float64Array;
}

/**
 * Values outside of the reference's extremes are one cell below and one above all others: where one side has no value
 * left, the distance between both is largest at the end of a cell, however wide it is.
 */
export function jointCounts(
  [reference, current]: readonly [NearCounter, NearCounter],
  grid: Pick<JointCells, 'bits' | 'isInteger'>,
): JointCounts {
  const sides = [sideCounts(reference), sideCounts(current)] as const;
  const cells = { ...merged(sides[0], sides[1]), ...grid };
  const { missing, infinite } = current.rest();
  return {
    cells,
    reference: momentsOf(reference, sides[0]),
    current: { ...momentsOf(current, sides[1]), missing, infinite },
  };
}

function sideCounts(counter: NearCounter): SideCounts {
  const { near, upTo, beyond } = counter.counts();
  const { below, above } = counter.rest();
  const first = below.count > 0 ? 1 : 0;
  const length = first + near.length + (above.count > 0 ? 1 : 0);
  const side = { near: new Float64Array(length), counts: new Float64Array(length) };
  side.near.set(near, first);
  for (let at = 0; at < near.length; at++) side.counts[first + at] = upTo[at]! + beyond[at]!;
  if (below.count > 0) [side.near[0], side.counts[0]] = [below.extreme, below.count];
  if (above.count > 0)
    [side.near[length - 1], side.counts[length - 1]] = [above.extreme, above.count];
  return side;
}

function momentsOf(counter: NearCounter, { near }: SideCounts): SideMoments {
  const { mean, std } = counter.moments();
  return { min: near[0] ?? Number.NaN, max: near.at(-1) ?? Number.NaN, mean, std };
}

/** The union of both sides' cells, ascending. */
function merged(a: SideCounts, b: SideCounts): Pick<JointCells, 'near' | 'reference' | 'current'> {
  const most = a.near.length + b.near.length;
  const [near, reference, current] = [0, 1, 2].map(() => new Float64Array(most)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  let [i, j, cell] = [0, 0, 0];
  while (i < a.near.length || j < b.near.length) {
    const [first, second] = [a.near[i] ?? Infinity, b.near[j] ?? Infinity];
    near[cell] = Math.min(first, second);
    if (first <= second) reference[cell] = a.counts[i++]!;
    if (second <= first) current[cell] = b.counts[j++]!;
    cell++;
  }
  const used = (all: Float64Array): Float64Array => all.subarray(0, cell);
  return { near: used(near), reference: used(reference), current: used(current) };
}
