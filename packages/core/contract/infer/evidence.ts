/** The ends of a numeric column: what a bound is extrapolated from. */
export interface ColumnTails {
  /** Ascending. */
  readonly smallest: readonly number[];
  /** Descending. */
  readonly largest: readonly number[];
}

/** What a profile does not hold, and a proposal needs. */
export interface ContractEvidence {
  /** By column; one that is not there gets no range. */
  readonly tails: ReadonlyMap<string, ColumnTails>;
  /** Different values of text columns, in an order that does not depend on how they look. */
  readonly samples: ReadonlyMap<string, readonly string[]>;
}

/** Values at either end: some three roots of the rows, at least a quarter of few, at most 250. */
export function tailSize(rows: number): number {
  return Math.max(
    2,
    Math.min(250, Math.round(Math.max(3 * Math.sqrt(rows), Math.min(rows / 4, 50)))),
  );
}
