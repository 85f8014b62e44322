import type { ColumnShape } from '../column-shape.ts';

/** Quantities of how the values of one column spread. */
export type DistributionMeasure =
  | { readonly kind: 'moments'; readonly column: ColumnShape }
  /** Fourth central moment over the squared second: 3 for a normal law. */
  | { readonly kind: 'kurtosis'; readonly column: ColumnShape }
  /** A quantile and its order-statistic interval at `level`. */
  | {
      readonly kind: 'quantile';
      readonly column: ColumnShape;
      readonly q: number;
      readonly level: number;
    }
  /** Exact counts between edges: [e0, e1], (e1, e2], … */
  | { readonly kind: 'bins'; readonly column: ColumnShape; readonly edges: readonly number[] }
  /** How often each value occurs, as text. */
  | { readonly kind: 'frequencies'; readonly column: ColumnShape };

/** No value of a column may be larger than this for its moments: their squares and sums must be doubles. */
export const largestForMoments = 1e140;

/** Of the values that are neither missing, infinite nor beyond `largestForMoments`. */
export interface Moments {
  readonly n: number;
  /** Values that are infinite or beyond `largestForMoments`. */
  readonly extreme: number;
  /** null when n = 0; `std` (n − 1) also when n = 1. */
  readonly mean: number | null;
  readonly std: number | null;
  readonly sum: number | null;
}

export interface QuantileAnswer {
  readonly n: number;
  readonly extreme: number;
  /** Type 7 of Hyndman and Fan, as numpy, R and spreadsheets compute it. */
  readonly value: number | null;
  /** Order statistics around it; infinite where there are too few rows for one. */
  readonly lower: number;
  readonly upper: number;
}

export interface BinAnswer {
  readonly rows: number;
  readonly missing: number;
  readonly infinite: number;
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
}

export interface FrequencyAnswer {
  readonly rows: number;
  readonly missing: number;
  readonly values: ReadonlyMap<string, number>;
}

export type DistributionAnswer = Moments | QuantileAnswer | BinAnswer | FrequencyAnswer;
