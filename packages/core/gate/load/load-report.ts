import { generatorHealth } from './generator-health.ts';
import type { LoadEvidence } from './assess-load.ts';
import { latencyQuantile } from './latency-quantile.ts';
import type { LoadPolicy } from './load-policy.ts';

/** What a load was like, for the report and the decision record. */
export interface LoadReport {
  readonly endpoint: string;
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
  readonly requests: number;
  readonly warmupRequests: number;
  /** By name: p50, p90, p95, p99, p99.9, max; milliseconds from the time that a request was due. */
  readonly latencyMs: Readonly<Record<string, number>>;
  /** Requests without a good answer, by what happened. */
  readonly failures: Readonly<Record<string, number>>;
  readonly waitedForConnection: number;
  readonly generator: { readonly lateShare: number; readonly largestLateMs: number };
  readonly coldStartMs?: number;
  readonly memoryMb?: number;
}

const shownQuantiles = { p50: 0.5, p90: 0.9, p95: 0.95, p99: 0.99, 'p99.9': 0.999, max: 1 };

export function loadReport(
  { ratePerSecond, durationSeconds }: LoadPolicy,
  { run, server, shown }: LoadEvidence,
): LoadReport {
  const latency = Object.entries(shownQuantiles).map(
    ([name, q]) => [name, latencyQuantile(run.latenciesMs, q).value] as const,
  );
  return {
    endpoint: shown,
    ratePerSecond,
    durationSeconds,
    requests: run.latenciesMs.length,
    warmupRequests: run.warmupRequests,
    latencyMs: Object.fromEntries(latency),
    failures: Object.fromEntries(run.failures),
    waitedForConnection: run.waitedForConnection,
    generator: generatorHealth(run),
    ...(server ? { coldStartMs: server.coldStartMs } : {}),
    ...(server?.memory ? { memoryMb: server.memory.peakMb } : {}),
  };
}
