import type { Bounds } from './wilson-interval.ts';

export function logit(share: number): number {
  return Math.log(share / (1 - share));
}

/** `halfWidth` to each side on the logit scale: bounds that stay within 0 and 1, and reach farther towards ½. */
export function logitBounds(center: number, halfWidth: number): Bounds {
  return { lower: logistic(center - halfWidth), upper: logistic(center + halfWidth) };
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
