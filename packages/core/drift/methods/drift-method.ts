import type { SampleSizes } from '#stats/psi.ts';
import type { Interval } from '../../verdict/finding.ts';
import type { ColumnComparison } from '../column-comparison.ts';
import type { Threshold } from '../method-names.ts';

/** One statistic of one column, with what it takes to decide by it. */
export interface DriftStatistic {
  /** What is reported, at full precision: D, χ², PSI. */
  readonly value: number;
  readonly interval?: Interval;
  /** Estimator, sizes, what was approximated: for the report. */
  readonly method: string;
  /** The p-value that the tool of this name gives (`ks_2samp`, `chi2_contingency`), where there is one. */
  readonly pValue?: {
    readonly value: number;
    readonly method: string;
    readonly interval?: Interval;
  };
  /** What is compared with the thresholds: the value, where that does not grow with the rows. */
  readonly shift: number;
  /** Values on either side that it rests on. */
  readonly sizes: SampleSizes;
  /** Calibrated p-value of "nothing shifted". NaN when the rows do not suffice for any test. */
  readonly noShift: number;
  /** p-value of "the shift is at most δ": small when it is larger. NaN as `noShift`. */
  atMost(delta: number): number;
  /** p-value of "the shift is at least δ": small when it is smaller. NaN as `noShift`. */
  atLeast(delta: number): number;
  /** Its power at these sizes. */
  sensitivity(alpha: number): Sensitivity;
}

/** What a test of "nothing shifted" finds in four of five cases. */
export interface Sensitivity {
  /** The smallest such shift at the sizes at hand. */
  readonly detectable: number;
  /** nm/(n + m) at which a shift δ is found. */
  effectiveRowsFor(delta: number): number;
  /** Standard deviation of the estimate at a shift δ, times √(nm/(n + m)). */
  spreadAt(delta: number): number;
}

/** A way to measure drift. New one: a file here, a test, a line in drift-methods.ts. */
export interface DriftMethod {
  /** What the user reads: 'population stability index'. */
  readonly title: string;
  readonly threshold: Threshold;
  readonly kinds: readonly ColumnComparison['kind'][];
  /** Undefined when the column has nothing to compare. */
  measure(comparison: ColumnComparison): DriftStatistic | undefined;
}

/** Chance with which a shift as large as the threshold should be found. */
export const power = 0.8;
