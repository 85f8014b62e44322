import type { Octave } from './dyadic-cells.ts';

/**
 * An octave as it is kept in a profile: [exponent, bits, shift, first, counts …]. The counts are those of the cells
 * first, first + 1, …; a negative number −n stands for n empty cells. Where every value has trailing zero bits (whole numbers), cells
 * are 2^shift apart and numbered accordingly.
 */
export type OctaveText = readonly number[];

/** Finite values other than zero by octave, along the number line, and the zeros between them. */
export interface NumberCells {
  readonly negative: readonly OctaveText[];
  readonly zeros: number;
  readonly positive: readonly OctaveText[];
}

export function encodeCells(octaves: readonly Octave[], zeros: number): NumberCells {
  const of = (negative: boolean): OctaveText[] =>
    octaves.filter((one) => one.negative === negative).map((one) => encodeOctave(one));
  return { negative: of(true), zeros, positive: of(false) };
}

/** Undefined when the text is not one that `encodeCells` writes. */
export function decodeCells({ negative, positive }: NumberCells): Octave[] | undefined {
  const octaves = [
    ...negative.map((text) => decodeOctave(text, true)),
    ...positive.map((text) => decodeOctave(text, false)),
  ];
  const sound = octaves.filter((one) => one !== undefined);
  return sound.length === octaves.length ? sound : undefined;
}

function encodeOctave({ negative, exponent, bits, cells }: Octave): OctaveText {
  // The end of a cell that belongs to it: the upper one of a positive cell, the lower one (in size) of a negative.
  const own = negative ? 0 : 1;
  const indices = [...cells.keys()].sort((a, b) => a - b);
  const shift = commonShift(
    indices.map((index) => index + own),
    bits,
  );
  const unit = 2 ** shift;
  const numbers = indices.map((index) => (index + own) / unit - own);
  const counts: number[] = [];
  for (const [at, index] of indices.entries()) {
    const gap = at === 0 ? 0 : numbers[at]! - numbers[at - 1]! - 1;
    if (gap > 0) counts.push(-gap);
    counts.push(cells.get(index)!);
  }
  return [exponent, bits, shift, numbers[0]!, ...counts];
}

/** Trailing zero bits that all numbers have; 0 for cells next to each other. */
function commonShift(numbers: readonly number[], bits: number): number {
  let shift = bits;
  for (const number of numbers) {
    while (shift > 0 && number % 2 ** shift !== 0) shift--;
  }
  return shift;
}

function decodeOctave(text: OctaveText, negative: boolean): Octave | undefined {
  const [exponent, bits, shift, first, ...counts] = text;
  if (exponent === undefined || bits === undefined || shift === undefined || first === undefined)
    return undefined;
  const own = negative ? 0 : 1;
  const cells = new Map<number, number>();
  let number = first;
  for (const count of counts) {
    if (count > 0) cells.set((number++ + own) * 2 ** shift - own, count);
    else number -= count;
  }
  const indices = [...cells.keys()];
  const inside = indices.every((index) => index >= 0 && index < 2 ** bits);
  const isSound =
    exponent >= -1075 &&
    exponent <= 1023 &&
    bits >= 0 &&
    bits <= 52 &&
    shift >= 0 &&
    cells.size > 0;
  return inside && isSound ? { negative, exponent, bits, cells } : undefined;
}
