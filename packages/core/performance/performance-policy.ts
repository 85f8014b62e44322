import { parsePositiveDurationMs } from '../config/duration.ts';
import type { ConfigPath } from '../config/parse-config.ts';
import type { Limits } from '../gate/decide.ts';
import type { Metric, MetricOptions } from '../gate/metric.ts';
import { binaryMetrics, regressionMetrics } from '../gate/metric-registry.ts';
import type { SectionReader } from '../skew/skew-policy.ts';
import type { Location } from '../verdict/finding.ts';
import { suggestName } from '../verdict/nearest-name.ts';
import type { PerformanceKey } from './performance-schema.ts';

/** `performance:` of drift.yaml, with its defaults. */
export interface PerformancePolicy {
  readonly labels: string | undefined;
  /** undefined: the current data. */
  readonly predictions: string | undefined;
  readonly join: readonly string[];
  readonly label: string;
  readonly score: string;
  readonly task: 'binary' | 'regression';
  readonly positive: string | number | boolean | undefined;
  readonly time: string | undefined;
  readonly delayMs: number | undefined;
  readonly metricName: string;
  readonly metric: Metric;
  readonly options: MetricOptions;
  readonly limits: Limits;
  readonly confidence: number;
  readonly reference: string | number | undefined;
  readonly maxDrop: number | undefined;
  readonly minCoverage: number;
  readonly calibrated: boolean;
  readonly actOnEstimate: boolean;
  locate(path: ConfigPath): Location;
}

/** @param predictionColumn `predictions.column` of the same file */
export function readPerformancePolicy(
  key: PerformanceKey,
  predictionColumn: string | undefined,
  reader: SectionReader,
): PerformancePolicy {
  const problem = (path: ConfigPath, message: string): void =>
    reader.problem(['performance', ...path], message);
  const task = key.task ?? 'binary';
  const metric = findMetric(key, problem);
  const score = key.score ?? predictionColumn;
  if (score === undefined) {
    problem([], "expected 'score', the column with the predictions (or predictions.column)");
  }
  boundProblems(key, problem);
  taskProblems(key, problem);
  return {
    labels: key.labels,
    predictions: key.predictions,
    join: typeof key.join === 'string' ? [key.join] : key.join,
    label: key.label,
    score: score ?? '',
    task,
    positive: key.positive,
    time: key.time,
    delayMs: readDelay(key, problem),
    metricName: key.metric,
    metric: metric ?? (binaryMetrics['roc_auc'] as Metric),
    options: { threshold: key.at_threshold ?? 0.5, bins: key.bins ?? 10 },
    limits: {
      ...(key.minimum === undefined ? {} : { minimum: key.minimum }),
      ...(key.maximum === undefined ? {} : { maximum: key.maximum }),
    },
    confidence: key.confidence ?? 0.95,
    reference: key.reference,
    maxDrop: key.max_drop,
    minCoverage: key.min_coverage ?? 0.5,
    calibrated: key.calibrated ?? false,
    actOnEstimate: key.act_on_estimate ?? false,
    locate: (path) => reader.locate(['performance', ...path]),
  };
}

type Report = (path: ConfigPath, message: string) => void;

function findMetric(key: PerformanceKey, problem: Report): Metric | undefined {
  const all = key.task === 'regression' ? regressionMetrics : binaryMetrics;
  // Those that need an option of their own have no key for it here.
  const known = Object.fromEntries(Object.entries(all).filter(([, { requires }]) => !requires));
  if (!Object.hasOwn(known, key.metric)) {
    const hint = suggestName(key.metric, Object.keys(known));
    problem(['metric'], `unknown metric '${key.metric}' of task ${key.task ?? 'binary'}. ${hint}`);
    return undefined;
  }
  const metric = known[key.metric] as Metric;
  for (const option of ['at_threshold', 'bins'] as const) {
    if (key[option] === undefined || metric.options?.includes(option)) continue;
    problem([option], `${key.metric} has no option '${option}'; take it out`);
  }
  return metric;
}

function boundProblems(key: PerformanceKey, problem: Report): void {
  const { minimum, maximum, reference } = key;
  if (minimum === undefined && maximum === undefined && reference === undefined) {
    problem(
      [],
      `expected 'minimum', 'maximum' or 'reference', got none: ${key.metric} would decide nothing`,
    );
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    problem(['minimum'], `expected minimum ≤ maximum, got ${minimum} > ${maximum}`);
  }
  if (key.max_drop !== undefined && reference === undefined) {
    problem(['max_drop'], "a drop is measured from 'reference', which is not given");
  }
}

function taskProblems(key: PerformanceKey, problem: Report): void {
  if (key.task !== 'regression') return;
  for (const name of ['calibrated', 'act_on_estimate', 'positive'] as const) {
    if (key[name] === undefined) continue;
    const why =
      name === 'positive' ? 'has no classes' : 'has no estimate without labels in this version';
    problem([name], `a regression ${why}; take it out`);
  }
}

function readDelay(key: PerformanceKey, problem: Report): number | undefined {
  if (key.delay === undefined) return undefined;
  const parsed = parsePositiveDurationMs(key.delay);
  if (parsed === undefined) {
    problem(['delay'], `expected a duration such as 24h or 7d, got ${JSON.stringify(key.delay)}`);
  }
  if (key.time === undefined) {
    problem(['delay'], "the age of a prediction is read from 'time', which is not given");
  }
  return parsed;
}
