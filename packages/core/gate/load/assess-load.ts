import type { Finding } from '../../verdict/finding.ts';
import type { Estimate } from '../estimate.ts';
import { countText, numberText, percentText } from '../number-text.ts';
import type { GatePolicy } from '../parse-gates.ts';
import { distrust, generatorHealth, lateShareAllowed, latestSendMs } from './generator-health.ts';
import { errorShare, latencyQuantile } from './latency-quantile.ts';
import { loadFinding, type LoadCheck, type LoadFindingContext } from './load-finding.ts';
import type { LoadPolicy } from './load-policy.ts';
import type { LoadRun, StartedServer } from './load-run.ts';

/** What a load was like, decided. */
export interface LoadEvidence {
  readonly run: LoadRun;
  readonly server: StartedServer | undefined;
  /** The endpoint, as it may be shown. */
  readonly shown: string;
}

/** Late requests that an error rate bears: they change when a request comes, hardly whether it is answered. */
const lateShareOfErrors = 0.01;

export function assessLoad(
  { config, confidence }: Pick<GatePolicy, 'config' | 'confidence'>,
  load: LoadPolicy,
  evidence: LoadEvidence,
): Finding[] {
  const { severity, ratePerSecond } = load;
  const context: LoadFindingContext = {
    config,
    level: confidence,
    severity,
    subject: evidence.shown,
    ratePerSecond,
  };
  const checks = [...requestChecks(load, evidence.run), ...serverChecks(load, evidence.server)];
  return [
    ...checks.map((check) => loadFinding(check, context)),
    ...endedFindings(evidence, context),
    generatorFinding(load, evidence, context),
  ];
}

function requestChecks(load: LoadPolicy, run: LoadRun): LoadCheck[] {
  const health = generatorHealth(run);
  const latency = load.latency.map(({ key, q, maximum }) => ({
    key,
    what: `the ${percentText(q)} quantile of latency`,
    unit: 'ms',
    maximum,
    estimate: latencyQuantile(run.latenciesMs, q),
    byPoint: false,
    distrust: distrust(health, lateShareAllowed(q)),
  }));
  if (load.errorRate === undefined) return latency;
  const estimate = errorShare(run.latenciesMs);
  const errors = {
    key: 'error_rate',
    what: `the share of requests without a good answer${failureText(run)}`,
    unit: 'of requests',
    maximum: load.errorRate,
    estimate,
    byPoint: false,
    distrust: distrust(health, lateShareOfErrors),
  };
  return [...latency, errors];
}

/** ' (12 answers 503, 3 no answer within 10 s)' */
function failureText({ failures }: LoadRun): string {
  const most = [...failures].toSorted(([, a], [, b]) => b - a);
  if (most.length === 0) return '';
  const shown = most.slice(0, 3).map(([what, count]) => `${countText(count)} × ${what}`);
  return ` (${shown.join(', ')}${most.length > shown.length ? ', …' : ''})`;
}

function serverChecks(
  { coldStartMs, memoryMb }: LoadPolicy,
  server: StartedServer | undefined,
): LoadCheck[] {
  const checks: LoadCheck[] = [];
  if (coldStartMs !== undefined) {
    checks.push({
      key: 'cold_start_ms',
      what: 'the time from the start of the command to its first good answer',
      unit: 'ms',
      maximum: coldStartMs,
      estimate: single(server?.coldStartMs, 'one start', 'no server was started'),
      byPoint: true,
    });
  }
  if (memoryMb !== undefined) {
    const { peakMb, processes = 1 } = server?.memory ?? {};
    const several = processes > 1 ? `, the peaks of ${processes} processes added up` : '';
    checks.push({
      key: 'memory_mb',
      what: `the peak of resident memory${several}`,
      unit: 'MB',
      maximum: memoryMb,
      estimate: single(
        peakMb,
        'VmHWM',
        'this system has no /proc to read it from; run on Linux, or take memory_mb out',
      ),
      byPoint: true,
    });
  }
  return checks;
}

function single(value: number | undefined, method: string, unknown: string): Estimate {
  return { value: value ?? Number.NaN, n: 1, rows: 1, method, unknown };
}

function endedFindings(
  { server, shown }: LoadEvidence,
  { config, severity }: LoadFindingContext,
): Finding[] {
  if (server?.ended === undefined) return [];
  return [
    {
      check: 'load.command',
      subject: shown,
      verdict: 'fail',
      severity,
      observed: { value: server.ended, method: 'exit of the process' },
      expected: 'runs until it is ended',
      message: `the server did not survive the load: ${server.ended}`,
      location: config.locate(['load', 'command']),
    },
  ];
}

/** Whether the load was the one that the policy asks for: never a check of the model. */
function generatorFinding(
  { ratePerSecond }: LoadPolicy,
  { run, shown }: LoadEvidence,
  { config }: LoadFindingContext,
): Finding {
  const { lateShare, largestLateMs } = generatorHealth(run);
  const n = run.latenciesMs.length;
  const waited =
    run.waitedForConnection > 0
      ? `; ${countText(run.waitedForConnection)} waited for a free connection, which is part of their latency`
      : '';
  const warm = run.warmupRequests > 0 ? `, after ${countText(run.warmupRequests)} to warm up` : '';
  return {
    check: 'load.generator',
    subject: shown,
    verdict: 'pass',
    severity: 'info',
    observed: {
      value: lateShare,
      unit: 'of the load late',
      n,
      method: `share later than ${latestSendMs} ms`,
    },
    expected: 'requests on time',
    message: `${countText(n)} requests at ${numberText(ratePerSecond)} a second${warm}; the generator was late for ${percentText(lateShare)} of the load, ${numberText(largestLateMs)} ms at worst${waited}`,
    location: config.locate(['load', 'rate_per_second']),
  };
}
