/** What is known of numbers before they are counted. */
export interface NumbersToCount {
  /** Binary digits after the first: 1 to 40. */
  readonly bits: number;
  /** Finite extremes between which values are told apart. */
  readonly min: number;
  readonly max: number;
  /** About how many there are. */
  readonly count: number;
  /** Whether values above the number that they round to are told from the others. */
  readonly areHalved: boolean;
}

/**
 * Places of rounded numbers in an array: for each sign that occurs one place a number, ascending with the distance from zero.
 * The bits of doubles of one sign, read as whole numbers, are in the order of the doubles; here the leading 11 + bits of them.
 */
export interface NearWindow {
  readonly bits: number;
  /** Leading bits of the number at place 0. */
  readonly base: number;
  readonly size: number;
  /** 1 or 2: negative numbers come first. */
  readonly signs: number;
  /** Where the numbers of each sign start; −1 where there are none. */
  readonly positive: number;
  readonly negative: number;
  readonly nearMin: number;
  readonly nearMax: number;
  isNegative(this: void, place: number): boolean;
  /** Writes the number of a place into the two words of the double at an index. */
  writeNear(this: void, place: number, words: Uint32Array, index: number): void;
  round(values: Float64Array, into: Float64Array): void;
}

/** Larger arrays fall out of every cache; what does not fit is rare. */
const mostPlaces = 2 ** 20;

export function nearWindow({ bits, min, max, count }: NumbersToCount): NearWindow {
  const round = roundingTo(bits, Math.max(Math.abs(min), Math.abs(max)));
  const [nearMin, nearMax] = [min, max].map((value) => roundOne(round, value));
  const [hasNegative, hasPositive] = [nearMin! < 0, nearMax! > 0];
  const top = keyOf(Math.max(-nearMin!, nearMax!), bits);
  // Of values on both sides of zero about one in 2^k lies k octaves below the largest.
  const octaves = Math.ceil(Math.log2(Math.max(2, count))) + 1;
  const nearest =
    hasNegative && !hasPositive ? -nearMax! : hasPositive && !hasNegative ? nearMin! : 0;
  const lowest = nearest > 0 ? keyOf(nearest, bits) : top - octaves * 2 ** bits;
  // The leading bits of numbers below 2^−1022 are not their leading digits.
  const base = Math.max(2 ** bits, lowest, top + 1 - mostPlaces);
  const size = Math.max(0, top + 1 - base);
  const signs = Number(hasNegative) + Number(hasPositive);
  const factor = 2 ** (bits - 20);
  const isNegative = (place: number): boolean => hasNegative && place < size;
  return {
    bits,
    base,
    size,
    signs,
    positive: hasPositive ? (hasNegative ? size : 0) : -1,
    negative: hasNegative ? 0 : -1,
    nearMin: nearMin!,
    nearMax: nearMax!,
    round,
    isNegative,
    writeNear: (place, words, index) => {
      const key = base + (place < size ? place : place - size);
      const sign = isNegative(place) ? 0x80000000 : 0;
      words[2 * index + 1] =
        sign + (bits <= 20 ? key * 2 ** (20 - bits) : Math.floor(key / factor));
      words[2 * index] = bits <= 20 ? 0 : (key % factor) * 2 ** (52 - bits);
    },
  };
}

/** Products with the constant below overflow above this. */
const largestSplit = 2 ** 960;
const down = 2 ** -200;

/**
 * Rounds to bits + 1 binary digits, in the arithmetic of `roundedSql`, digit by digit: what a query rounds must land in the cell that was counted here.
 * @param largest that any value is.
 */
export function roundingTo(bits: number, largest: number): NearWindow['round'] {
  const constant = 2 ** (52 - bits) + 1;
  if (largest < largestSplit) {
    return (values, into) => {
      for (let row = 0; row < values.length; row++) {
        const product = values[row]! * constant;
        into[row] = product - (product - values[row]!);
      }
    };
  }
  return (values, into) => {
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      const scale = Math.abs(value) < largestSplit ? 1 : down;
      const product = value * scale * constant;
      into[row] = (product - (product - value * scale)) / scale;
    }
  };
}

function roundOne(round: NearWindow['round'], value: number): number {
  const into = new Float64Array(1);
  round(Float64Array.of(value), into);
  return into[0]!;
}

const view = new DataView(new ArrayBuffer(8));

/** The leading bits of a positive double, without its sign. */
function keyOf(value: number, bits: number): number {
  view.setFloat64(0, value);
  const [high, low] = [view.getUint32(0), view.getUint32(4)];
  return bits <= 20 ? high >>> (20 - bits) : high * 2 ** (bits - 20) + (low >>> (52 - bits));
}
