/** Rows from the highest score to the lowest, with ties marked. */
export interface ScoreOrder {
  /** Row numbers; ties in row order. */
  readonly rows: Uint32Array;
  /** 1 where the next row has a lower score, and at the end. */
  readonly endsTie: Uint8Array;
}

/**
 * A radix sort on the upper halves of the doubles, three passes of 11 bits, then the runs that share an upper half by comparison: a
 * third of the time of a native sort of the values and a search for every row.
 */
export function scoreOrder(scores: Float64Array): ScoreOrder {
  const { rows, keys } = sortedByUpperHalf(scores);
  sortRuns(rows, keys, scores);
  return { rows, endsTie: tieEnds(rows, scores) };
}

const digitBits = 11;
const digits = 1 << digitBits;

interface Sorted {
  readonly rows: Uint32Array;
  /** The upper half of each score, so that a higher score has a smaller key; in the order of `rows`. */
  readonly keys: Uint32Array;
}

function sortedByUpperHalf(scores: Float64Array): Sorted {
  let from: Sorted = { rows: new Uint32Array(scores.length), keys: upperHalves(scores) };
  for (let row = 0; row < scores.length; row++) from.rows[row] = row;
  let to: Sorted = {
    rows: new Uint32Array(scores.length),
    keys: new Uint32Array(scores.length),
  };
  for (let shift = 0; shift < 32; shift += digitBits) {
    passOver(from, to, shift);
    [from, to] = [to, from];
  }
  return from;
}

/** Keys of descending order: the bits of a double are ordered as its size, those of a negative one the other way. */
function upperHalves(scores: Float64Array): Uint32Array {
  const keys = new Uint32Array(scores.length);
  const one = new Float64Array(1);
  const halves = new Uint32Array(one.buffer);
  for (let row = 0; row < scores.length; row++) {
    one[0] = scores[row]! + 0; // −0 is 0
    const upper = halves[1]!;
    keys[row] = upper >>> 31 === 1 ? upper : ~upper & 0x7f_ff_ff_ff;
  }
  return keys;
}

function passOver(from: Sorted, to: Sorted, shift: number): void {
  const starts = new Uint32Array(digits);
  const { rows, keys } = from;
  for (let at = 0; at < keys.length; at++) starts[(keys[at]! >>> shift) & (digits - 1)]!++;
  let sum = 0;
  for (let digit = 0; digit < digits; digit++) {
    const count = starts[digit]!;
    starts[digit] = sum;
    sum += count;
  }
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at]!;
    const place = starts[(key >>> shift) & (digits - 1)]!++;
    to.keys[place] = key;
    to.rows[place] = rows[at]!;
  }
}

const shortRun = 32;

/** Rows whose scores share the upper half, by the scores themselves; equal ones stay in row order. */
function sortRuns(rows: Uint32Array, keys: Uint32Array, scores: Float64Array): void {
  for (let start = 0; start < rows.length;) {
    let end = start + 1;
    let inOrder = true;
    for (; end < rows.length && keys[end] === keys[start]; end++) {
      inOrder &&= scores[rows[end - 1]!]! >= scores[rows[end]!]!;
    }
    if (!inOrder && end - start <= shortRun) insertionSort(rows, scores, start, end);
    else if (!inOrder) {
      rows.subarray(start, end).sort((a, b) => scores[b]! - scores[a]! || a - b);
    }
    start = end;
  }
}

/** Stable, and without a call for every comparison: nearly all runs have two or three rows. */
function insertionSort(rows: Uint32Array, scores: Float64Array, start: number, end: number): void {
  for (let at = start + 1; at < end; at++) {
    const row = rows[at]!;
    const score = scores[row]!;
    let place = at;
    for (; place > start && scores[rows[place - 1]!]! < score; place--) {
      rows[place] = rows[place - 1]!;
    }
    rows[place] = row;
  }
}

function tieEnds(rows: Uint32Array, scores: Float64Array): Uint8Array {
  const endsTie = new Uint8Array(rows.length);
  for (let at = 0; at < rows.length; at++) {
    if (at === rows.length - 1 || scores[rows[at]!] !== scores[rows[at + 1]!]) endsTie[at] = 1;
  }
  return endsTie;
}
