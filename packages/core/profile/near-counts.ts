/** Values rounded to the same number, ascending by it. */
export interface NearCounts {
  readonly near: Float64Array;
  /** Values at or below the number that they round to. */
  readonly upTo: Float64Array;
  /** Values above it, where they were told apart. */
  readonly beyond: Float64Array;
}

export interface Uncounted {
  readonly missing: number;
  readonly infinite: number;
  readonly below: Outside;
  readonly above: Outside;
}

/** How many values, and where they lie. */
export interface CountedMoments {
  readonly n: number;
  /** NaN of no value. */
  readonly mean: number;
  /** Sample standard deviation; NaN of fewer than two. */
  readonly std: number;
}

/** Values farther from zero than the extremes that were announced, or on the other side of it. */
export interface Outside {
  readonly count: number;
  /** The one that is farthest out; NaN for none. */
  readonly extreme: number;
}
