import { roundingTo } from '../profile/near-window.ts';
import { rangesOf, type JointCells } from './joint-cells.ts';

/** Every row is compared with so many ranges; only rows within them are rounded and looked up. */
const mostRanges = 8;

/** Which values are looked for, as data. */
export interface OpenSpec {
  /** What the values of the open cells round to, in `bits` binary digits after the first. */
  readonly near: Float64Array;
  readonly bits: number;
  /** That any value of the column is. */
  readonly largest: number;
  /** Few ranges, ascending, that hold all of them, and others. */
  readonly ranges: readonly (readonly [first: number, last: number])[];
  /** How many were counted. */
  readonly count: number;
}

/** @param cells ascending indexes of open cells. */
export function openSpec(
  joint: JointCells,
  side: 'reference' | 'current',
  cells: readonly number[],
): OpenSpec {
  const { near, bits } = joint;
  // A rounded value is off by at most half a step: wider than that loses no value, and the rounded value decides.
  const slack = 2 ** -bits;
  const ranges = rangesOf(joint, cells, mostRanges).map(({ first, last }) => {
    const [low, high] = [near[first]!, near[last]!];
    return [low - Math.abs(low) * slack, high + Math.abs(high) * slack] as const;
  });
  return {
    near: Float64Array.from(cells, (cell) => near[cell]!),
    bits,
    largest: Math.max(Math.abs(near[0]!), Math.abs(near.at(-1)!)),
    ranges,
    count: cells.reduce((sum, cell) => sum + joint[side][cell]!, 0),
  };
}

/** Keeps of one side's values those that lie in some open cells: as many as these were counted to hold. */
export class OpenValues {
  readonly #values: Float64Array;
  readonly #open: ReadonlySet<number>;
  readonly #firsts: Float64Array;
  readonly #lasts: Float64Array;
  readonly #round: (values: Float64Array, into: Float64Array) => void;
  #within = new Float64Array(2048);
  #near = new Float64Array(2048);
  #length = 0;

  constructor({ near, bits, largest, ranges, count }: OpenSpec) {
    this.#round = roundingTo(bits, largest);
    this.#values = new Float64Array(count);
    this.#open = new Set(near);
    this.#firsts = Float64Array.from(ranges, ([first]) => first);
    this.#lasts = Float64Array.from(ranges, ([, last]) => last);
  }

  /** @throws Error when there are more values than were counted. */
  add(values: Float64Array): void {
    if (values.length > this.#within.length) {
      this.#within = new Float64Array(values.length);
      this.#near = new Float64Array(values.length);
    }
    const found = this.#findWithin(values);
    if (found === 0) return;
    const within = this.#within.subarray(0, found);
    this.#round(within, this.#near);
    for (let at = 0; at < found; at++) {
      if (!this.#open.has(this.#near[at]!)) continue;
      if (this.#length === this.#values.length) throw differentValues();
      this.#values[this.#length++] = within[at]!;
    }
  }

  #findWithin(values: Float64Array): number {
    const [firsts, lasts, within] = [this.#firsts, this.#lasts, this.#within];
    const [low, high] = [firsts[0]!, lasts.at(-1)!];
    let found = 0;
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      // NaN is in no range.
      if (!(value >= low && value <= high)) continue;
      let range = 0;
      while (value > lasts[range]!) range++;
      if (value >= firsts[range]!) within[found++] = value;
    }
    return found;
  }

  /**
   * Ascending.
   * @throws Error when there are fewer values than were counted.
   */
  sorted(): Float64Array {
    if (this.#length < this.#values.length) throw differentValues();
    return this.#values.sort();
  }
}

function differentValues(): Error {
  return new Error('a second reading of the data gave other values than the first');
}
