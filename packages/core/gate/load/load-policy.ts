import type { Config } from '../../config/parse-config.ts';
import type { Severity } from '../../verdict/finding.ts';
import type { Problem } from '../../verdict/errors.ts';
import type { Cell, RowSource } from '../behaviour/behaviour-policy.ts';
import { severities } from '../gate-rule.ts';
import type { Gates } from '../gates-schema.ts';
import { countText, percentText } from '../number-text.ts';
import { requestsForQuantile } from './latency-quantile.ts';
import type { LoadEntry } from './load-schema.ts';

export const quantiles = [
  { key: 'p50_ms', q: 0.5 },
  { key: 'p95_ms', q: 0.95 },
  { key: 'p99_ms', q: 0.99 },
] as const;

export type LoadRequestSource =
  | { readonly kind: 'body'; readonly body: unknown }
  | { readonly kind: 'rows'; readonly rows: RowSource; readonly rowsPerRequest: number };

/** `load:` with its defaults. */
export interface LoadPolicy {
  readonly ratePerSecond: number;
  readonly durationSeconds: number;
  readonly warmupSeconds: number;
  /** Maxima of latency, by quantile. */
  readonly latency: readonly {
    readonly key: string;
    readonly q: number;
    readonly maximum: number;
  }[];
  readonly errorRate: number | undefined;
  readonly coldStartMs: number | undefined;
  readonly memoryMb: number | undefined;
  readonly request: LoadRequestSource;
  readonly timeoutMs: number;
  readonly connections: number;
  readonly command: readonly [string, ...string[]] | undefined;
  readonly readyPath: string | undefined;
  readonly startTimeoutMs: number;
  readonly remote: boolean;
  readonly severity: Severity;
}

const defaultTimeoutMs = 10_000;
const defaultSample = 1000;
/** Latencies are kept exactly; this many take 16 MB. */
const mostRequests = 1_000_000;

export function readLoad({ load, seed = 1 }: Gates): LoadPolicy | undefined {
  if (!load) return undefined;
  const [command, ...args] = load.command ?? [];
  return {
    ratePerSecond: load.rate_per_second,
    durationSeconds: load.duration_seconds,
    warmupSeconds: load.warmup_seconds ?? 0,
    latency: quantiles.flatMap(({ key, q }) => {
      const maximum = load[key];
      return maximum === undefined ? [] : [{ key, q, maximum }];
    }),
    errorRate: load.error_rate,
    coldStartMs: load.cold_start_ms,
    memoryMb: load.memory_mb,
    request: requestSource(load.request ?? {}, seed),
    timeoutMs: load.timeout_ms ?? defaultTimeoutMs,
    connections: load.connections ?? 100,
    command: command === undefined ? undefined : [command, ...args],
    readyPath: load.ready_path,
    startTimeoutMs: (load.start_timeout_seconds ?? 120) * 1000,
    remote: load.remote ?? false,
    severity: severities[load.severity ?? 'error'],
  };
}

function requestSource(
  request: NonNullable<LoadEntry['request']>,
  seed: number,
): LoadRequestSource {
  if (request.body !== undefined) return { kind: 'body', body: request.body };
  const rowsPerRequest = request.rows_per_request ?? 1;
  const inline = request.rows as readonly Readonly<Record<string, Cell>>[] | undefined;
  if (inline) return { kind: 'rows', rows: { kind: 'inline', rows: inline }, rowsPerRequest };
  const rows: RowSource = {
    kind: 'table',
    table: request.table,
    where: request.where,
    sample: request.sample ?? defaultSample,
    seed,
    textColumns: request.text_columns ?? [],
  };
  return { kind: 'rows', rows, rowsPerRequest };
}

/** Everything that a schema cannot say of `load:`. */
export function loadProblems(config: Config<Gates>): Problem[] {
  const { load, confidence = 0.95 } = config.value;
  if (!load) return [];
  return [
    ...limitProblems(load),
    ...sizeProblems(load, confidence),
    ...processProblems(load),
    ...requestProblems(load.request ?? {}),
  ].map(({ key, message }) => {
    const path = ['load', ...(key === '' ? [] : key.split('.'))];
    return { code: 'load', subject: path.join('.'), message, location: config.locate(path) };
  });
}

interface KeyProblem {
  readonly key: string;
  readonly message: string;
}

const limitKeys = [
  ...quantiles.map(({ key }) => key),
  'error_rate',
  'cold_start_ms',
  'memory_mb',
] as const;

function limitProblems(load: LoadEntry): KeyProblem[] {
  if (limitKeys.every((key) => load[key] === undefined)) {
    const message = `expected one or more of ${limitKeys.join(', ')}, got none: the load would decide nothing`;
    return [{ key: '', message }];
  }
  const timeout = load.timeout_ms ?? defaultTimeoutMs;
  return quantiles.flatMap(({ key, q }, index) => {
    const limit = load[key];
    if (limit === undefined) return [];
    const stricter = quantiles.slice(index + 1).find((one) => (load[one.key] ?? limit) < limit);
    if (stricter) {
      const message = `${limit} is above ${stricter.key} ${load[stricter.key]}, and so decides nothing; give the ${percentText(q)} quantile a lower maximum`;
      return [{ key, message }];
    }
    if (limit < timeout) return [];
    const message = `expected less than timeout_ms ${timeout}, got ${limit}: a later answer is an error already`;
    return [{ key, message }];
  });
}

function sizeProblems(load: LoadEntry, level: number): KeyProblem[] {
  const { rate_per_second: rate, duration_seconds: seconds, warmup_seconds: warmup = 0 } = load;
  if (rate * (seconds + warmup) > mostRequests) {
    const message = `${rate} a second for ${seconds + warmup} s are more than ${countText(mostRequests)} requests; take fewer`;
    return [{ key: 'rate_per_second', message }];
  }
  const counted = Math.floor(rate * seconds);
  return quantiles.flatMap(({ key, q }) => {
    const needed = requestsForQuantile(q, level);
    if (load[key] === undefined || counted >= needed) return [];
    const message = `${countText(counted)} requests can never show at ${percentText(level)} that ${key} holds; expected ${needed} or more, ${countText(Math.ceil(needed / rate))} s at this rate`;
    return [{ key: 'duration_seconds', message }];
  });
}

function processProblems(load: LoadEntry): KeyProblem[] {
  if (load.command) return [];
  const keys = ['cold_start_ms', 'memory_mb', 'ready_path', 'start_timeout_seconds'] as const;
  return keys
    .filter((key) => load[key] !== undefined)
    .map((key) => ({
      key,
      message: `is about a server that is started here, and 'command' says no server to start; give its argv, or take ${key} out`,
    }));
}

function requestProblems(request: NonNullable<LoadEntry['request']>): KeyProblem[] {
  const sources = (['body', 'rows', 'table'] as const).filter((key) => request[key] !== undefined);
  const ofTable = (['where', 'sample', 'text_columns'] as const).filter(
    (key) => request[key] !== undefined,
  );
  const problems: KeyProblem[] = [];
  if (sources.length > 1) {
    const message = `expected one of body, rows and table, got ${sources.join(' and ')}`;
    problems.push({ key: 'request', message });
  }
  const [source] = sources;
  if (source === 'body' || source === 'rows') {
    const wrong = [...ofTable, ...(source === 'body' ? (['rows_per_request'] as const) : [])];
    problems.push(
      ...wrong
        .filter((key) => request[key] !== undefined)
        .map((key) => ({ key: `request.${key}`, message: `has no meaning with ${source}` })),
    );
  }
  return problems;
}
