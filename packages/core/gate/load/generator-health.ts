import { countText, percentText } from '../number-text.ts';
import { timerIntervalMs, type LoadRun } from './load-run.ts';

/** A request that leaves later than this after its time was held up by the generator, not by the server. */
export const latestSendMs = 5;

export interface GeneratorHealth {
  /** Share of requests that left late, or of the time in which the generator did not run: the larger. */
  readonly lateShare: number;
  readonly largestLateMs: number;
}

export function generatorHealth({ latenessMs, timerLagMs }: LoadRun): GeneratorHealth {
  const lateShare = Math.max(shareLate(latenessMs), shareHeldUp(timerLagMs));
  const largest = (values: Float64Array): number =>
    values.reduce((most, value) => Math.max(most, value), 0);
  return { lateShare, largestLateMs: Math.max(largest(latenessMs), largest(timerLagMs)) };
}

function shareLate(values: Float64Array): number {
  if (values.length === 0) return 0;
  return values.reduce((sum, value) => sum + (value > latestSendMs ? 1 : 0), 0) / values.length;
}

/** Of the time, not of the timer's shots: while the process does not run, the timer does not fire either. */
function shareHeldUp(lags: Float64Array): number {
  if (lags.length === 0) return 0;
  const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
  return (
    sum(lags.filter((lag) => lag > latestSendMs)) / (sum(lags) + lags.length * timerIntervalMs)
  );
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
