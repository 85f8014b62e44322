import type { Labels } from '../gate-rows.ts';

/** The rows that are drawn: one model's scores beside the labels. */
export interface ScoredLabels<L extends Labels = Labels> {
  readonly labels: L;
  readonly scores: Float64Array;
  readonly weights?: Float64Array;
}

/** A point of a curve. */
export type Point = readonly [x: number, y: number];

/** Beyond this a line looks no different on a screen, and a page stays small however many rows there are. */
export const mostPoints = 200;
