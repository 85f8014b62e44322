import type { ArmReading, SeriesValues } from './arm-reading.ts';
import type { AnalysisPlan } from './rollout-plan.ts';

/** What one arm did between two readings. */
export interface ArmCounts {
  readonly requests: number;
  readonly errors: number;
  /** Requests that the histogram counted. */
  readonly timed: number;
  /** Of those, how many took longer than each limit; keys are the limits in milliseconds. */
  readonly slow: Readonly<Record<string, number>>;
}

export interface PairReading {
  readonly atMs: number;
  readonly stable: ArmReading;
  readonly canary: ArmReading;
}

export interface PairCounts {
  readonly stable: ArmCounts;
  readonly canary: ArmCounts;
}

export function countsBetween(
  before: PairReading,
  after: PairReading,
  analysis: AnalysisPlan,
): PairCounts {
  return {
    stable: armCounts(before.stable, after.stable, analysis),
    canary: armCounts(before.canary, after.canary, analysis),
  };
}

export function armCounts(
  before: ArmReading,
  after: ArmReading,
  analysis: AnalysisPlan,
): ArmCounts {
  const restarted =
    before.startedAt !== undefined &&
    after.startedAt !== undefined &&
    Math.abs(after.startedAt - before.startedAt) > 1;
  const since = (name: string): number =>
    increase(restarted ? {} : (before.counters[name] ?? {}), after.counters[name] ?? {});
  const timed = since('timed');
  const errors = since('errors');
  // Failed requests are requests, also when an exposition was rendered between two increments.
  const requests = analysis.errors ? Math.max(since('requests'), errors) : timed;
  const limits = analysis.latency?.overMs ?? [];
  const slow = limits.map((limit) => [limit, Math.max(0, timed - since(`within:${limit}`))]);
  return { requests, errors, timed, slow: Object.fromEntries(slow) as Record<string, number> };
}

/**
 * Increase of a counter over all its series. A value below the one before is a reset: all of it is new, as in
 * Prometheus' increase(), but nothing is extrapolated, so counts stay integers.
 */
function increase(before: SeriesValues, after: SeriesValues): number {
  let total = 0;
  for (const [series, value] of Object.entries(after)) {
    const earlier = before[series] ?? 0;
    total += value >= earlier ? value - earlier : value;
  }
  return total;
}
