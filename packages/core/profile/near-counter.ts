import type { CountedMoments, NearCounts, Outside, Uncounted } from './near-counts.ts';
import { count, locate } from './near-loops.ts';
import { nearWindow, type NearWindow, type NumbersToCount } from './near-window.ts';

/** What was counted so far, as data: `NearCounter` reads it again. */
export interface NearTally {
  /** By place. */
  readonly counts: Uint32Array;
  /** Values that have no place, by what they round to. */
  readonly strays: Map<number, [upTo: number, beyond: number]>;
  /** Differences from the middle of the extremes: sums of squares far from 0 lose all digits. */
  sum: number;
  squares: number;
  finite: number;
  missing: number;
  infinite: number;
  below: Outside;
  above: Outside;
}

/**
 * Counts doubles by what they round to in bits + 1 binary digits, as `roundedSql` does in a query, a few nanoseconds a value:
 * the leading bits of the rounded number are its place in an array. Few values have no place there; they are kept by name.
 */
export class NearCounter {
  /** Not a copy. */
  readonly tally: NearTally;
  readonly #window: NearWindow;
  readonly #areHalved: boolean;
  /** Where the counts of values above their places start; 0 where they are counted with the others. */
  readonly #half: number;
  /** Where zero is counted, which has no leading digits: a third of all values may be 0. */
  readonly #zero: number;
  /** What `tally.sum` is a sum of differences from. */
  readonly center: number;
  #rounded = new Float64Array(2048);
  #words = new Uint32Array(this.#rounded.buffer);
  #places = new Int32Array(2048);

  /** @param tally of a counter of the same numbers, to go on from. */
  constructor(numbers: NumbersToCount, tally?: NearTally) {
    this.#window = nearWindow(numbers);
    this.#areHalved = numbers.areHalved;
    this.#half = numbers.areHalved ? this.#window.signs * this.#window.size : 0;
    this.#zero = this.#window.signs * this.#window.size + this.#half;
    this.center = numbers.min / 2 + numbers.max / 2;
    this.tally = tally ?? emptyTally(this.#zero + 1);
  }

  /** What has no cell; missing values come as NaN. */
  rest(): Uncounted {
    return {
      missing: this.tally.missing,
      infinite: this.tally.infinite,
      below: this.tally.below,
      above: this.tally.above,
    };
  }

  add(values: Float64Array): void {
    if (values.length > this.#rounded.length) {
      this.#rounded = new Float64Array(values.length);
      this.#words = new Uint32Array(this.#rounded.buffer);
      this.#places = new Int32Array(values.length);
    }
    const [rounded, places] = [this.#rounded, this.#places];
    this.#window.round(values, rounded);
    const words = this.#words.subarray(0, 2 * values.length);
    locate(words, this.#window, { zero: this.#zero, into: places });
    const { sum, squares, strays } = count(values, {
      counts: this.tally.counts,
      center: this.center,
      places,
      ...(this.#areHalved ? { rounded, half: this.#half } : {}),
    });
    this.#addMoments(sum, squares, values.length - strays);
    if (strays === 0) return;
    for (let row = 0; row < values.length; row++)
      if (places[row]! < 0) this.#addStray(values[row]!, rounded[row]!);
  }

  /** A sum a batch: rounding errors of millions of additions do not add up. */
  #addMoments(sum: number, squares: number, count: number): void {
    this.tally.sum += sum;
    this.tally.squares += squares;
    this.tally.finite += count;
  }

  moments(): CountedMoments {
    const { sum, squares, finite: n } = this.tally;
    const offset = sum / n;
    const variance = (squares - sum * offset) / (n - 1);
    const std = n > 1 ? Math.sqrt(Math.max(0, variance)) : Number.NaN;
    return { n, mean: this.center + offset, std };
  }

  #addStray(value: number, near: number): void {
    if (Number.isNaN(value)) this.tally.missing++;
    else if (value === Infinity || value === -Infinity) this.tally.infinite++;
    else {
      const difference = value - this.center;
      this.#addMoments(difference, difference * difference, 1);
      // Far beyond the extremes rounding overflows.
      const place = Number.isNaN(near) ? value : near;
      if (place < this.#window.nearMin)
        this.tally.below = farther(this.tally.below, value, Math.min);
      else if (place > this.#window.nearMax)
        this.tally.above = farther(this.tally.above, value, Math.max);
      else this.#nameStray(near + 0, this.#areHalved && value > near ? 1 : 0);
    }
  }

  #nameStray(near: number, half: 0 | 1): void {
    const known = this.tally.strays.get(near) ?? [0, 0];
    known[half]++;
    this.tally.strays.set(near, known);
  }

  /** Between the announced extremes. */
  counts(): NearCounts {
    const zeros = this.tally.counts[this.#zero]!;
    const zero = zeros > 0 ? [[0, [zeros, 0]] as const] : [];
    const strays = [...zero, ...this.tally.strays].sort(([a], [b]) => a - b);
    const all = new OrderedCounts(this.#filled() + strays.length);
    const { size, isNegative, writeNear } = this.#window;
    const [counts, half] = [this.tally.counts, this.#half];
    const negative = isNegative(0) ? size : 0;
    const places = this.#zero - half;
    const put = (place: number): void => {
      const upTo = counts[place]!;
      const beyond = half > 0 ? counts[place + half]! : 0;
      if (upTo + beyond > 0) writeNear(place, all.words, all.add(upTo, beyond));
    };
    for (let place = negative - 1; place >= 0; place--) put(place);
    // What has no place lies nearer to zero than what has one.
    for (const [near, [upTo, beyond]] of strays) all.near[all.add(upTo, beyond)] = near;
    for (let place = negative; place < places; place++) put(place);
    return all;
  }

  #filled(): number {
    const [counts, half] = [this.tally.counts, this.#half];
    let filled = 0;
    for (let place = 0; place < this.#zero - half; place++)
      if (counts[place]! + (half > 0 ? counts[place + half]! : 0) > 0) filled++;
    return filled;
  }
}

function emptyTally(places: number): NearTally {
  return {
    counts: new Uint32Array(places),
    strays: new Map(),
    sum: 0,
    squares: 0,
    finite: 0,
    missing: 0,
    infinite: 0,
    below: { count: 0, extreme: Number.NaN },
    above: { count: 0, extreme: Number.NaN },
  };
}

class OrderedCounts implements NearCounts {
  readonly near: Float64Array;
  readonly upTo: Float64Array;
  readonly beyond: Float64Array;
  readonly words: Uint32Array;
  #length = 0;

  constructor(length: number) {
    this.near = new Float64Array(length);
    this.upTo = new Float64Array(length);
    this.beyond = new Float64Array(length);
    this.words = new Uint32Array(this.near.buffer);
  }

  /** The index of the new counts. */
  add(upTo: number, beyond: number): number {
    this.upTo[this.#length] = upTo;
    this.beyond[this.#length] = beyond;
    return this.#length++;
  }
}

function farther(
  { count, extreme }: Outside,
  value: number,
  choose: (a: number, b: number) => number,
): Outside {
  return { count: count + 1, extreme: count === 0 ? value : choose(extreme, value) };
}
