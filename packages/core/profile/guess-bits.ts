import { cellOf, mostBits } from './dyadic-cells.ts';

export interface NumberRange {
  readonly isInteger: boolean;
  readonly count: number;
  readonly min: number;
  readonly max: number;
}

const mostSingleBits = 12;

/**
 * In how many bits a first pass should count so that it says how many are needed: one more than a budget of cells can pay
 * for if values lie densely between the extremes. Only a guess: it costs another pass when wrong, never a wrong count.
 */
export function guessBits({ count, min, max, isInteger }: NumberRange, budget: number): number {
  // Values that cross zero reach about as far down as there are values.
  const depth = Math.log2(Math.max(2, count));
  const octaves =
    (max > 0 ? octavesBetween(Math.max(min, max / 2 ** depth), max) : 0) +
    (min < 0 ? octavesBetween(Math.max(-max, -min / 2 ** depth), -min) : 0);
  const wanted = Math.ceil(Math.log2(budget / octaves));
  // Small whole numbers are counted one by one: whether they are few is then known too.
  const single = isInteger ? cellOf(Math.max(-min, max, 1), 0).exponent : 0;
  const bits = single <= mostSingleBits ? Math.max(wanted, single) : wanted;
  return Math.max(1, Math.min(mostBits, bits));
}

/** Octaves of positive numbers, the first and last as far as they are covered. */
function octavesBetween(low: number, high: number): number {
  if (!(low > 0)) return octavesBetween(Number.MIN_VALUE, high);
  const [first, last] = [cellOf(low, 0).exponent, cellOf(high, 0).exponent];
  const within = (size: number, exponent: number): number => size / 2 ** exponent - 1;
  const covered = last - first + within(high, last) - within(low, first);
  return Math.max(2 ** -mostBits, Number.isFinite(covered) ? covered : 1);
}
