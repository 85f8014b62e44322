/** The answer to one check, and to a whole run. `inconclusive` means: not enough data to decide. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'inconclusive';

export type Severity = 'error' | 'warning' | 'info';

/** A confidence interval, always with its level (0.95 = 95 %). Bounds may be infinite. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
}

/** What was seen. Present on every finding, also when the check passes. */
export interface Measurement {
  /** Full precision. `null` where the quantity is undefined (the finding's message says why). */
  readonly value: number | string | boolean | null;
  readonly unit?: string;
  readonly interval?: Interval;
  /** Rows, requests or labels behind the value. */
  readonly n?: number;
  /** The name of the estimator or of the way it was counted: 'DeLong', 'count', 'PSI (+½)'. */
  readonly method: string;
}

/** A place in a file that the user wrote; line and column start at 1. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** One check applied to one subject. */
export interface Finding {
  /** As the user writes it: 'not_null', 'psi', 'roc_auc.vs_champion'. */
  readonly check: string;
  /** The column, metric, slice or step that it speaks of. */
  readonly subject: string;
  readonly verdict: Verdict;
  readonly severity: Severity;
  readonly observed: Measurement;
  /** '≥ 0.85', 'margin −0.002 at 95 %'. */
  readonly expected: string;
  /** Rows, requests or labels still needed for a decision. */
  readonly needed?: number;
  /** What, where, what to do. */
  readonly message: string;
  /** Where the rule stands in the user's file. */
  readonly location?: Location;
}
