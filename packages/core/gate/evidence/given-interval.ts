import { criticalValue } from '#stats/normal.ts';
import type { Estimate } from '../estimate.ts';

/** The interval that was measured with a number. */
export interface GivenInterval {
  readonly lower: number;
  readonly upper: number;
  /** 0.95 for 95 %. */
  readonly level: number;
  readonly n?: number;
}

export type GivenIntervals = ReadonlyMap<string, GivenInterval>;

/**
 * The improvement over a champion of which only value and interval are left: both intervals combined as if the models
 * had been measured on different rows (method of variance estimates recovery: Zou and Donner 2008). Errors of models on the
 * same rows go together, so the interval is too wide rather than too narrow.
 */
export function unpairedImprovement(
  candidate: Estimate,
  champion: { readonly value: number; readonly interval: GivenInterval },
  better: 'higher' | 'lower',
): Estimate | undefined {
  const { boundsAt } = candidate;
  if (!boundsAt || Number.isNaN(candidate.value)) return undefined;
  const sign = better === 'higher' ? 1 : -1;
  const difference = candidate.value - champion.value;
  const scale = 1 / criticalValue(champion.interval.level);
  const below = (champion.value - champion.interval.lower) * scale;
  const above = (champion.interval.upper - champion.value) * scale;
  return {
    value: sign * difference + 0,
    n: candidate.n,
    rows: candidate.rows,
    method: 'unpaired, from the stored interval of the champion',
    boundsAt: (z) => {
      const own = boundsAt(z);
      const lower = difference - Math.hypot(candidate.value - own.lower, above * z);
      const upper = difference + Math.hypot(own.upper - candidate.value, below * z);
      return sign === 1 ? { lower, upper } : { lower: -upper, upper: -lower };
    },
  };
}

/** The champion as it was measured then; at another level its interval is scaled as a normal one. */
export function givenEstimate(value: number, interval: GivenInterval): Estimate {
  const { lower, upper, level, n = Number.NaN } = interval;
  const scale = 1 / criticalValue(level);
  return {
    value,
    n,
    rows: Number.NaN,
    method: 'given with its interval',
    boundsAt: (z) => ({
      lower: value - (value - lower) * z * scale,
      upper: value + (upper - value) * z * scale,
    }),
  };
}
