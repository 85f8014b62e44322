import type { Estimate } from '../gate/estimate.ts';

/** What the metric was: measured on other rows, or a number without an interval. */
export type ReferencePerformance = Pick<Estimate, 'value' | 'method' | 'boundsAt' | 'unknown'>;

/**
 * How much better the metric is than it was, measured on different rows. The interval recovers the variance of each
 * side from its own bounds (MOVER: Zou and Donner 2008), so that it keeps their asymmetry.
 */
export function improvementSince(
  reference: ReferencePerformance,
  current: Estimate,
  better: 'higher' | 'lower',
): Estimate {
  const sign = better === 'higher' ? 1 : -1;
  const { boundsAt } = current;
  const value = sign * (current.value - reference.value);
  return {
    value,
    n: current.n,
    rows: current.rows,
    method: reference.boundsAt
      ? `${current.method}, difference of independent samples (MOVER)`
      : `${current.method}, reference taken as exact`,
    ...(current.unknown === undefined ? {} : { unknown: current.unknown }),
    ...(reference.unknown === undefined ? {} : { unknown: `reference: ${reference.unknown}` }),
    ...(boundsAt && !Number.isNaN(value)
      ? {
          boundsAt: (z: number) => {
            const now = boundsAt(z);
            const then = reference.boundsAt?.(z) ?? {
              lower: reference.value,
              upper: reference.value,
            };
            const down = Math.hypot(current.value - now.lower, then.upper - reference.value);
            const up = Math.hypot(now.upper - current.value, reference.value - then.lower);
            return better === 'higher'
              ? { lower: value - down, upper: value + up }
              : { lower: value - up, upper: value + down };
          },
        }
      : {}),
  };
}
