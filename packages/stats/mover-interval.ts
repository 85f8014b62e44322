import type { Bounds } from './wilson-interval.ts';

/** A value with its two-sided interval. */
export interface Arm extends Bounds {
  readonly value: number;
}

/**
 * first − second from the intervals of both ("square and add", Newcombe 1998b, Zou and Donner 2008). With Wilson's
 * intervals of two independent proportions this is Newcombe's method 10.
 * @param correlation of the two estimates; 0 for different rows
 */
export function moverDifference(first: Arm, second: Arm, correlation = 0): Bounds {
  const difference = first.value - second.value;
  const distance = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  return {
    lower: difference - distance(first.value - first.lower, second.upper - second.value),
    upper: difference + distance(first.upper - first.value, second.value - second.lower),
  };
}

/**
 * first / second of two independent, non-negative values (Donner and Zou 2012, "MOVER-R"). Where the second may be 0
 * there is no upper bound.
 */
export function moverRatio(first: Arm, second: Arm): Bounds {
  const product = first.value * second.value;
  const root = (a: number, b: number): number => Math.sqrt(Math.max(0, product * product - a * b));
  const above = second.upper * (2 * second.value - second.upper);
  const least = first.lower * (2 * first.value - first.lower);
  const below = second.lower * (2 * second.value - second.lower);
  const most = first.upper * (2 * first.value - first.upper);
  return {
    // The smaller root of a·x² − 2·b·x + c written as c / (b + √…): exact also where a is 0.
    lower: least <= 0 ? 0 : least / (product + root(above, least)),
    upper: below <= 0 ? Number.POSITIVE_INFINITY : (product + root(below, most)) / below,
  };
}
