import { percentileBounds } from '#stats/bootstrap-interval.ts';
import type { ReadBounds } from '../bootstrap-estimate.ts';

/** Percentiles, widened to contain the value, of a figure between `lowest` and 1. */
export function percentilesFrom(lowest: number): ReadBounds {
  return (draws, value, z) => {
    const { lower, upper } = percentileBounds(draws, z);
    return {
      lower: Math.max(lowest, Math.min(value, lower)),
      upper: Math.min(1, Math.max(value, upper)),
    };
  };
}
