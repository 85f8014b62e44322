import { criticalValue } from '#stats/normal.ts';
import type { Interval, Verdict } from '../verdict/finding.ts';
import { rowsForDecision, type Estimate } from './estimate.ts';

/** What a value must satisfy. For a margin: the improvement must be at least the margin. */
export interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface Decision {
  readonly verdict: Verdict;
  /** The one that the verdict was read off; absent where none can be had. */
  readonly interval?: Interval;
  /** Rows still needed (Infinity: the value is on the limit; absent: decided, or rows would not help). */
  readonly rowsNeeded?: number;
}

/**
 * Reads the verdict off the interval: pass when all of it is on the good side (limits included), fail when all of
 * it is on the bad side, else inconclusive. So each one-sided error is at most (1 − level) / 2.
 */
export function decideByInterval(estimate: Estimate, limits: Limits, level: number): Decision {
  const interval = intervalAt(estimate, level);
  if (!interval) {
    const missing = estimate.rowsForInterval;
    return missing === undefined
      ? { verdict: 'inconclusive' }
      : { verdict: 'inconclusive', rowsNeeded: missing - estimate.rows };
  }
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limits;
  if (interval.lower >= minimum && interval.upper <= maximum) return { verdict: 'pass', interval };
  if (interval.upper < minimum || interval.lower > maximum) return { verdict: 'fail', interval };
  const open = [minimum, maximum].filter(
    (limit) => limit >= interval.lower && limit <= interval.upper,
  );
  const total = Math.max(...open.map((limit) => rowsForDecision(estimate, limit, interval)));
  const rowsNeeded = Math.max(1, Math.ceil(total - estimate.rows));
  return { verdict: 'inconclusive', interval, rowsNeeded };
}

/** Compares the value alone, for numbers without an interval and for `decide: point`. NaN fails every bound. */
export function decideByPoint(estimate: Estimate, limits: Limits, level: number): Decision {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = limits;
  const interval = intervalAt(estimate, level);
  const verdict = estimate.value >= minimum && estimate.value <= maximum ? 'pass' : 'fail';
  return interval ? { verdict, interval } : { verdict };
}

/** The two-sided interval at a level, where there is one. */
export function intervalAt(estimate: Estimate, level: number): Interval | undefined {
  if (!estimate.boundsAt || Number.isNaN(estimate.value)) return undefined;
  return { ...estimate.boundsAt(criticalValue(level)), level };
}
