import type { NearWindow } from './near-window.ts';

/*
 * The loops over values, as the compiler likes them: numbers that it can prove to be whole and small, nothing looked up in objects. Written
 * with getters and doubles they take more than twice as long.
 */

/** The place of each rounded number in the counts, `zero` for 0, −1 for none. `words` are the two halves of each double. */
export function locate(
  words: Uint32Array,
  window: NearWindow,
  { zero, into }: { readonly zero: number; readonly into: Int32Array },
): void {
  if (window.bits <= 20) locateShort(words, window, zero, into);
  else locateLong(words, window, zero, into);
}

/** The leading word of a double holds its sign, its exponent and 20 bits. The sign takes no branch: half of them would be guessed wrong. */
function locateShort(
  words: Uint32Array,
  { bits, base, size, positive, negative }: NearWindow,
  zero: number,
  into: Int32Array,
): void {
  const shift = 20 - bits;
  const turn = negative - positive;
  for (let row = 0; 2 * row < words.length; row++) {
    const high = words[2 * row + 1]! | 0;
    const at = (((high & 0x7fffffff) >> shift) - base) | 0;
    const start = (positive + ((high >> 31) & turn)) | 0;
    if (at >>> 0 < size && start >= 0) into[row] = (at + start) | 0;
    else into[row] = ((high << 1) | words[2 * row]!) === 0 ? zero : -1;
  }
}

function locateLong(
  words: Uint32Array,
  { bits, base, size, positive, negative }: NearWindow,
  zero: number,
  into: Int32Array,
): void {
  const factor = 2 ** (bits - 20);
  const shift = 52 - bits;
  const turn = negative - positive;
  for (let row = 0; 2 * row < words.length; row++) {
    const high = words[2 * row + 1]! | 0;
    const at = (high & 0x7fffffff) * factor + (words[2 * row]! >>> shift) - base;
    const start = (positive + ((high >> 31) & turn)) | 0;
    if (at >= 0 && at < size && start >= 0) into[row] = at + start;
    else into[row] = ((high << 1) | words[2 * row]!) === 0 ? zero : -1;
  }
}

interface Counting {
  readonly counts: Uint32Array;
  readonly places: Int32Array;
  /** Differences are taken from here. */
  readonly center: number;
  /** Values above the number that they round to are counted so many places further. */
  readonly rounded?: Float64Array;
  readonly half?: number;
}

/** Sums over the values that have a place, and how many have none. */
export function count(
  values: Float64Array,
  { counts, places, center, rounded, half = 0 }: Counting,
): { readonly sum: number; readonly squares: number; readonly strays: number } {
  let [sum, squares, strays] = [0, 0, 0];
  for (let row = 0; row < values.length; row++) {
    const place = places[row]!;
    if (place < 0) {
      strays++;
      continue;
    }
    const value = values[row]!;
    const at = rounded !== undefined && value > rounded[row]! ? place + half : place;
    counts[at] = counts[at]! + 1;
    const difference = value - center;
    sum += difference;
    squares += difference * difference;
  }
  return { sum, squares, strays };
}
