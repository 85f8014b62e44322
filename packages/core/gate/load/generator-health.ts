import { countText, percentText } from '../number-text.ts';
import type { LoadRun } from './load-run.ts';

/** A request that leaves later than this after its time was held up by the generator, not by the server. */
export const latestSendMs = 5;

export interface GeneratorHealth {
  /** Share of requests that left late, or of the time in which the generator did not run: the larger. */
  readonly lateShare: number;
  readonly largestLateMs: number;
}

export function generatorHealth({ latenessMs, timerLagMs }: LoadRun): GeneratorHealth {
  const lateShare = Math.max(shareAbove(latenessMs), shareAbove(timerLagMs));
  const largest = (values: Float64Array): number =>
    values.reduce((most, value) => Math.max(most, value), 0);
  return { lateShare, largestLateMs: Math.max(largest(latenessMs), largest(timerLagMs)) };
}

function shareAbove(values: Float64Array): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + (value > latestSendMs ? 1 : 0), 0) / values.length;
}

/** Half of what a quantile leaves beyond it may be the generator's: then the other half still is the server's. */
export function lateShareAllowed(q: number): number {
  return (1 - q) / 2;
}

/** Why a figure says nothing of the server; undefined when it does. */
export function distrust(
  { lateShare, largestLateMs }: GeneratorHealth,
  allowed: number,
): string | undefined {
  if (lateShare <= allowed) return undefined;
  return `the load generator itself was late for ${percentText(lateShare)} of the load (more than ${latestSendMs} ms, ${countText(largestLateMs)} ms at worst; at most ${percentText(allowed)} is good enough here), so this is not trustworthy. Give it a processor of its own, or lower rate_per_second`;
}
