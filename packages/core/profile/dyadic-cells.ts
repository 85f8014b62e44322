/**
 * A grid that does not depend on data: numbers are grouped by sign and octave, and an octave of exponent e is cut into
 * 2^bits cells of equal width. Every cell is (low, high], so the octave of positive numbers is (2^e, 2^(e+1)] and
 * that of negative ones (−2^(e+1), −2^e]. All edges are doubles; cells of fewer bits are unions of cells of more.
 * Zero lies in no octave.
 */
export interface Octave {
  readonly negative: boolean;
  readonly exponent: number;
  readonly bits: number;
  /** Count by index; the index grows with the distance from zero: 0 ≤ index < 2^bits. No empty cells. */
  readonly cells: ReadonlyMap<number, number>;
}

export interface CellPosition {
  readonly negative: boolean;
  readonly exponent: number;
  readonly index: number;
}

/** 12 decimal digits: enough for data that differ from a large offset by little. */
export const mostBits = 40;
/** Below the exponent of the smallest double nothing is left to cut. */
const smallestExponent = -1074;

/** How finely an octave can be cut; whole numbers no further than to single numbers. */
export function bitsWithin(exponent: number, isInteger: boolean): number {
  const finest = isInteger ? exponent : exponent - smallestExponent;
  return Math.max(0, Math.min(mostBits, finest));
}

/** The cell of a number other than zero; infinity ends the last one. */
export function cellOf(value: number, bits: number): CellPosition {
  const negative = value < 0;
  return position(negative, Math.abs(value), bits, negative ? 'near' : 'far');
}

/** The cell whose lower end is a given edge other than zero. */
export function cellAbove(edge: number, bits: number): CellPosition {
  const negative = edge < 0;
  return position(negative, Math.abs(edge), bits, negative ? 'far' : 'near');
}

/** The cell of a size, where the nearer or the farther end from zero belongs to cells. */
function position(
  negative: boolean,
  size: number,
  bits: number,
  own: 'near' | 'far',
): CellPosition {
  if (size === Infinity) return { negative, exponent: 1023, index: 2 ** bits - 1 };
  const floor = floorLog2(size);
  const exponent = own === 'far' && size === 2 ** floor ? floor - 1 : floor;
  // Half of the smallest double is none, and its octave has one cell.
  if (exponent < smallestExponent) return { negative, exponent, index: 0 };
  const inOctave = (size / 2 ** exponent - 1) * 2 ** bits;
  return {
    negative,
    exponent,
    index: own === 'near' ? Math.floor(inOctave) : Math.ceil(inOctave) - 1,
  };
}

/** The ends of a cell (low, high]. The last octave of doubles ends at infinity. */
export function cellEnds(
  { negative, exponent, bits }: Pick<Octave, 'negative' | 'exponent' | 'bits'>,
  index: number,
): { readonly low: number; readonly high: number } {
  const near = edge(exponent, bits, index);
  const far = edge(exponent, bits, index + 1);
  return negative ? { low: -far, high: -near } : { low: near, high: far };
}

function edge(exponent: number, bits: number, index: number): number {
  const cells = 2 ** bits;
  // 2^1024 and 2^-1075 are no doubles, but their multiples may be.
  return index === cells && exponent === 1023
    ? Infinity
    : 2 ** Math.max(exponent, smallestExponent) *
        (exponent < smallestExponent ? index / cells : 1 + index / cells);
}

/** The same counts in cells of fewer bits. */
export function coarsenOctave(octave: Octave, bits: number): Octave {
  if (bits >= octave.bits) return octave;
  const factor = 2 ** (octave.bits - bits);
  const cells = new Map<number, number>();
  for (const [index, count] of octave.cells) addCount(cells, Math.floor(index / factor), count);
  return { ...octave, bits, cells };
}

export function addCount<Key>(counts: Map<Key, number>, key: Key, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

const view = new DataView(new ArrayBuffer(8));

/** Exactly: Math.log2 rounds just below a power of two. */
function floorLog2(size: number): number {
  view.setFloat64(0, size);
  const exponent = (view.getUint32(0) >>> 20) & 0x7ff;
  return exponent > 0 ? exponent - 1023 : floorLog2(size * 2 ** 60) - 60;
}
