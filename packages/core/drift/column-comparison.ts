import type { SampleSizes } from '#stats/psi.ts';

/** Counts of both sides over the same bins or categories, in order. */
export interface BinCounts {
  readonly labels: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/** Both sides of a numeric column, finely: exact counts between the reference's edges. */
export interface NumericDetail {
  /** Ascending, one more than bins: [e0, e1], (e1, e2], … */
  readonly edges: readonly number[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Current rows under e0 and above the last edge; the reference has none there. */
  readonly below: number;
  readonly above: number;
  /** Finite extremes of the current column. */
  readonly currentMin: number;
  readonly currentMax: number;
  readonly means: { readonly reference: number; readonly current: number };
  readonly referenceStd: number;
  /** sup |F − G|, when both sides are tables and it was found by branch and bound. */
  readonly distance?: number;
  /** Ascending finite values, when both sides are small tables: statistics are then exact. */
  readonly values?: { readonly reference: Float64Array; readonly current: Float64Array };
}

/** One column of reference and current, reduced to what every drift method works from. */
export interface ColumnComparison {
  readonly column: string;
  readonly kind: 'numeric' | 'categorical';
  /** Rows of the table (window), with those where the column is missing. */
  readonly rows: SampleSizes;
  readonly missing: SampleSizes;
  /** Values only: about ten bins of equal reference counts and what falls outside, or all categories. */
  readonly bins: BinCounts;
  /** `bins` plus missing rows, when either side has some. */
  readonly binsWithMissing: BinCounts;
  readonly numeric?: NumericDetail;
}

/** Sum of counts. */
export function countAll(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Rows with a finite value on either side. */
export function finiteRows({ reference, current, below, above }: NumericDetail): SampleSizes {
  return { reference: countAll(reference), current: countAll(current) + below + above };
}
