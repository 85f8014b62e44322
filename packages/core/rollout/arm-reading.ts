import { nearestName } from '../verdict/nearest-name.ts';
import { selects, type MetricSample, type MetricSelector } from './metric-selector.ts';
import type { AnalysisPlan, LatencyPlan } from './rollout-plan.ts';

/** Cumulative counter values by series, as scraped. */
export type SeriesValues = Readonly<Record<string, number>>;

/** Raw counters of one arm at one moment: `requests`, `errors`, `timed` and `within:<limit in ms>`. */
export interface ArmReading {
  /** process_start_time_seconds, where exposed: a restart shows even when the counters have caught up. */
  readonly startedAt?: number;
  readonly counters: Readonly<Record<string, SeriesValues>>;
}

/** A reading, or why the exposition cannot be used. `missing` metrics may appear later (lazy counters). */
export interface ArmScrape {
  readonly reading: ArmReading;
  readonly problems: readonly string[];
  readonly missing: readonly string[];
}

/** Picks out of one arm's samples what the analysis needs. */
export function readArm(samples: readonly MetricSample[], analysis: AnalysisPlan): ArmScrape {
  const counters: Record<string, SeriesValues> = {};
  const problems: string[] = [];
  const missing: string[] = [];
  const counter = (name: string, selector: MetricSelector): void => {
    counters[name] = seriesOf(samples, selector, problems);
    const label = unknownLabel(samples, selector);
    if (label) problems.push(label);
  };
  const { errors, latency } = analysis;
  if (errors) {
    counter('requests', errors.total);
    counter('errors', errors.bad);
    missing.push(...missingMetric(samples, errors.total.metric));
  }
  if (latency) {
    counter('timed', suffixed(latency.histogram, '_count'));
    missing.push(...missingMetric(samples, `${latency.histogram.metric}_count`));
    for (const limit of latency.overMs) {
      counters[`within:${limit}`] = bucketsAt(samples, latency, { limit, problems });
    }
  }
  const start = samples.find((sample) => sample.name === 'process_start_time_seconds');
  return {
    reading: { counters, ...(start ? { startedAt: start.value } : {}) },
    problems: [...new Set(problems)],
    missing,
  };
}

function seriesOf(
  samples: readonly MetricSample[],
  selector: MetricSelector,
  problems: string[],
): SeriesValues {
  const series: Record<string, number> = {};
  for (const sample of samples) {
    if (!selects(selector, sample)) continue;
    const key = seriesKey(sample);
    if (!Number.isFinite(sample.value) || sample.value < 0) {
      problems.push(`${key} is ${sample.value}: not the value of a counter`);
      continue;
    }
    series[key] = sample.value;
  }
  return series;
}

function bucketsAt(
  samples: readonly MetricSample[],
  latency: LatencyPlan,
  asked: { limit: number; problems: string[] },
): SeriesValues {
  const selector = suffixed(latency.histogram, '_bucket');
  const buckets = samples.filter((sample) => selects(selector, sample));
  const edges = [...new Set(buckets.map((sample) => edgeMs(sample, latency)))];
  const edge = edges.find((one) => Math.abs(one - asked.limit) <= 1e-9 * asked.limit);
  if (edge === undefined) {
    if (edges.length > 0) {
      const shown = edges.filter((one) => Number.isFinite(one)).sort((a, b) => a - b);
      asked.problems.push(
        `over_ms ${asked.limit} is no bucket edge of ${latency.histogram.metric}; its edges are ` +
          `${shown.map((one) => String(Number(one.toPrecision(12)))).join(', ')} ms`,
      );
    }
    return {};
  }
  const atEdge = buckets.filter((sample) => edgeMs(sample, latency) === edge);
  return seriesOf(atEdge, selector, asked.problems);
}

function edgeMs(sample: MetricSample, latency: LatencyPlan): number {
  const text = sample.labels['le'] ?? '';
  return /^\+?inf$/i.test(text) ? Infinity : Number(text) * latency.unitMs;
}

function suffixed(selector: MetricSelector, suffix: string): MetricSelector {
  return { ...selector, metric: `${selector.metric}${suffix}` };
}

/** A selector on a label that no series has would count nothing for ever, and look like perfect health. */
function unknownLabel(
  samples: readonly MetricSample[],
  selector: MetricSelector,
): string | undefined {
  const series = samples.filter((sample) => sample.name === selector.metric);
  if (series.length === 0) return undefined;
  const known = new Set(series.flatMap((sample) => Object.keys(sample.labels)));
  const unknown = selector.matchers.find((one) => !known.has(one.label))?.label;
  if (unknown === undefined) return undefined;
  const labels = known.size > 0 ? `it has ${[...known].sort().join(', ')}` : 'it has no labels';
  return `${selector.metric} has no label '${unknown}' (${selector.text}); ${labels}`;
}

function missingMetric(samples: readonly MetricSample[], metric: string): string[] {
  const names = [...new Set(samples.map((sample) => sample.name))];
  if (names.includes(metric)) return [];
  const nearest = nearestName(metric, names);
  return [`${metric} is not exposed${nearest ? `. Did you mean '${nearest}'?` : ''}`];
}

function seriesKey(sample: MetricSample): string {
  const labels = Object.entries(sample.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  if (labels.length === 0) return sample.name;
  return `${sample.name}{${labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}}`;
}
