import { normalSurvival } from '#stats/normal.ts';
import { rowsToClear } from '#stats/rows-needed.ts';
import type { Bounds } from '#stats/wilson-interval.ts';

/** A number with what is known about its uncertainty. */
export interface Estimate {
  /** NaN where the quantity is undefined; `unknown` says why. */
  readonly value: number;
  /** Rows that the value rests on: for recall the positives. */
  readonly n: number;
  /** All rows of the table or slice: what `rowsFor` counts. */
  readonly rows: number;
  /** 'DeLong', 'Wilson', 'given', … */
  readonly method: string;
  /** Two-sided interval that leaves P(Z > z) on each side; absent where none can be had. */
  readonly boundsAt?: (z: number) => Bounds;
  /** Why there is no value, or no interval. */
  readonly unknown?: string;
  /** Rows (in all) that an interval needs, where it is missing for want of rows. */
  readonly rowsForInterval?: number;
  /** Rows (in all) until this limit is cleared; absent: the interval shrinks as 1/√rows. */
  readonly rowsFor?: (limit: number, level: number) => number;
  /** Further figures for the report: p-values, counts. */
  readonly facts?: Readonly<Record<string, number>>;
}

/** A value that cannot be had from these rows, with the reason. */
export function undefinedEstimate(
  size: { n: number; rows: number; rowsForInterval?: number },
  method: string,
  unknown: string,
): Estimate {
  return { value: Number.NaN, ...size, method, unknown };
}

// Beyond 38 standard errors the normal tail is below the smallest double.
const farthestZ = 38;

/**
 * The one-sided p-value of "the truth is at the limit", against "it is below" or "it is above": the tail of the
 * widest interval that still excludes the limit. For a Wald interval this is the z-test. NaN without an interval.
 */
export function oneSidedP(estimate: Estimate, limit: number, side: 'below' | 'above'): number {
  const { boundsAt, value } = estimate;
  if (!boundsAt || Number.isNaN(value)) return Number.NaN;
  const towards = value < limit ? 'upper' : 'lower';
  const reaches = (z: number): boolean => {
    const bound = boundsAt(z)[towards];
    return towards === 'upper' ? bound >= limit : bound <= limit;
  };
  const tail = normalSurvival(smallestZ(reaches));
  const supportsBelow = value < limit;
  return supportsBelow === (side === 'below') ? tail : 1 - tail;
}

function smallestZ(reaches: (z: number) => boolean): number {
  if (!reaches(farthestZ)) return farthestZ;
  let [low, high] = [0, farthestZ];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (reaches(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** Rows (in all) for a decision about a limit that today's interval contains; Infinity when the value is on it. */
export function rowsForDecision(
  estimate: Estimate,
  limit: number,
  today: Bounds & { level: number },
): number {
  const distance = Math.abs(estimate.value - limit);
  const halfWidth =
    estimate.value > limit ? estimate.value - today.lower : today.upper - estimate.value;
  const byWidth = rowsToClear({ rows: estimate.rows, halfWidth, distance, level: today.level });
  const byMethod = distance > 0 ? estimate.rowsFor?.(limit, today.level) : undefined;
  // A formula may say that today's rows suffice where the interval says that they do not: then the interval counts.
  return byMethod !== undefined && byMethod > estimate.rows ? byMethod : byWidth;
}
