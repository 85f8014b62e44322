import { nearestName } from '../verdict/nearest-name.ts';
import {
  selects,
  type Exposition,
  type MetricSample,
  type MetricSelector,
} from './metric-selector.ts';
import type { AnalysisPlan, LatencyPlan } from './rollout-plan.ts';

/** Cumulative counter values by series, as scraped. */
export type SeriesValues = Readonly<Record<string, number>>;

/** Raw counters of one arm at one moment: `requests`, `errors`, `timed` and `within:<limit in ms>`. */
export interface ArmReading {
  /** process_start_time_seconds, where exposed: a restart shows even when the counters have caught up. */
  readonly startedAt?: number;
  readonly counters: Readonly<Record<string, SeriesValues>>;
}

/** A reading, or why the exposition cannot be used. */
export interface ArmScrape {
  readonly reading: ArmReading;
  readonly problems: readonly string[];
  /** Metrics that may appear with their first request (lazy counters). */
  readonly missing: readonly string[];
  /** The metric of `bad` when this arm does not expose it: no errors yet, unless no arm knows it. */
  readonly unseen: string | null;
}

/** Picks out of one arm's samples what the analysis needs. */
export function readArm({ samples, declared }: Exposition, analysis: AnalysisPlan): ArmScrape {
  const counters: Record<string, SeriesValues> = {};
  const problems: string[] = [];
  const missing: string[] = [];
  let unseen: string | null = null;
  const counter = (name: string, selector: MetricSelector): void => {
    counters[name] = seriesOf(samples, selector, problems);
    const label = unknownLabel(samples, selector);
    if (label) problems.push(label);
  };
  const { errors, latency } = analysis;
  // A metric that is declared and has no series yet has counted nothing.
  const names = [...new Set([...samples.map((sample) => sample.name), ...declared])];
  if (errors) {
    counter('requests', errors.total);
    counter('errors', errors.bad);
    missing.push(...missingMetric(errors.total.metric, names));
    const { metric } = errors.bad;
    if (metric !== errors.total.metric) unseen = missingMetric(metric, names)[0] ?? null;
  }
  if (latency) {
    const { histogram } = latency;
    counter('timed', suffixed(histogram, '_count'));
    if (!declared.includes(histogram.metric)) {
      missing.push(...missingMetric(`${histogram.metric}_count`, names));
    }
    for (const limit of latency.overMs) {
      counters[`within:${limit}`] = bucketsAt(samples, latency, { limit, problems });
    }
    if (Object.keys(counters['timed']!).length > 0 && !hasBuckets(samples, histogram)) {
      problems.push(`${histogram.metric} has no buckets (a summary?): expected a histogram`);
    }
  }
  const start = samples.find((sample) => sample.name === 'process_start_time_seconds');
  return {
    reading: { counters, ...(start ? { startedAt: start.value } : {}) },
    problems: [...new Set(problems)],
    missing,
    unseen,
  };
}

/** Why two scrapes cannot be compared: a `bad` that neither version knows would count nothing for ever. */
export function unknownToBoth(stable: ArmScrape, canary: ArmScrape): string | undefined {
  if (stable.unseen === null || canary.unseen === null) return undefined;
  return `${stable.unseen} (by neither version). A counter of errors has to be there, with 0, before the first error`;
}

function hasBuckets(samples: readonly MetricSample[], histogram: MetricSelector): boolean {
  const buckets = suffixed(histogram, '_bucket');
  return samples.some((sample) => selects(buckets, sample));
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

function missingMetric(metric: string, names: readonly string[]): string[] {
  if (names.includes(metric)) return [];
  const nearest = nearestName(metric, names);
  return [`${metric} is not exposed${nearest ? `. Did you mean '${nearest}'?` : ''}`];
}

function seriesKey(sample: MetricSample): string {
  const labels = Object.entries(sample.labels).sort(([a], [b]) => (a < b ? -1 : 1));
  if (labels.length === 0) return sample.name;
  return `${sample.name}{${labels.map(([name, value]) => `${name}=${JSON.stringify(value)}`).join(',')}}`;
}
