import type { ConfigPath } from '../config/parse-config.ts';
import { parseSelector, SelectorError, type MetricSelector } from './metric-selector.ts';
import type { PlanProblems } from './plan-problems.ts';
import type {
  AnalysisPlan,
  ErrorsPlan,
  LatencyPlan,
  RatioBounds,
  RolloutPlan,
  SourceConfig,
} from './rollout-plan.ts';
import type { AnalysisYaml } from './rollout-schema.ts';

const defaults = {
  alpha: 0.05,
  minErrors: 5,
  /** Twice the stable's rate: what a promotion excludes. */
  promoteBelow: 2,
  negligible: 0.01,
  sampleRatio: { tolerance: 0.02, alpha: 0.001 },
} as const;

/** The `analysis:` part of rollout.yaml; what is wrong is noted on `problems`. */
export function analysisPlan(
  yaml: AnalysisYaml,
  bake: RolloutPlan['bake'],
  problems: PlanProblems,
): AnalysisPlan {
  const everyMs = problems.duration(['analysis', 'every'], yaml.every);
  const warmUpMs =
    yaml.warm_up === undefined ? everyMs : problems.duration(['analysis', 'warm_up'], yaml.warm_up);
  if (everyMs + warmUpMs > bake.maxMs) {
    problems.add(
      ['analysis', 'every'],
      'warm_up and one interval do not fit into bake.max: no step could ever be analysed',
    );
  }
  if (!yaml.errors && !yaml.latency) {
    problems.add(['analysis'], 'expected errors or latency: without either nothing is analysed');
  }
  const errors = yaml.errors && errorsPlan(yaml.errors, problems);
  const latency = yaml.latency && latencyPlan(yaml.latency, problems);
  return {
    everyMs,
    warmUpMs,
    alpha: yaml.alpha ?? defaults.alpha,
    source: yaml.source as SourceConfig,
    ...(errors ? { errors } : {}),
    ...(latency ? { latency } : {}),
    noData: (yaml.no_data ?? 'hold') as AnalysisPlan['noData'],
    minErrors: yaml.min_errors ?? defaults.minErrors,
    designEffect: yaml.design_effect ?? 'auto',
    sampleRatio: { ...defaults.sampleRatio, ...yaml.sample_ratio },
  };
}

type ErrorsYaml = NonNullable<AnalysisYaml['errors']>;
type LatencyYaml = NonNullable<AnalysisYaml['latency']>;

function errorsPlan(yaml: ErrorsYaml, problems: PlanProblems): ErrorsPlan {
  const path = ['analysis', 'errors'] as const;
  return {
    ...ratioBounds({ ...yaml, negligible: yaml.negligible ?? yaml.slo }),
    total: selector([...path, 'total'], yaml.total, problems),
    bad: selector([...path, 'bad'], yaml.bad, problems),
    ...(yaml.slo === undefined ? {} : { slo: yaml.slo }),
  };
}

function latencyPlan(yaml: LatencyYaml, problems: PlanProblems): LatencyPlan {
  const path = ['analysis', 'latency'] as const;
  const histogram = selector([...path, 'histogram'], yaml.histogram, problems);
  const suffix = /_(bucket|count|sum)$/.exec(histogram.metric)?.[0];
  if (suffix) {
    problems.add([...path, 'histogram'], `expected the base name, without ${suffix}`);
  }
  if (histogram.matchers.some((one) => one.label === 'le')) {
    problems.add([...path, 'histogram'], `expected no matcher on 'le': over_ms chooses the bucket`);
  }
  const overMs = typeof yaml.over_ms === 'number' ? [yaml.over_ms] : yaml.over_ms;
  return {
    ...ratioBounds(yaml),
    histogram,
    overMs: [...overMs].sort((a, b) => a - b),
    unitMs: unitMs(yaml, histogram, problems),
  };
}

/** Prometheus names carry their base unit: https://prometheus.io/docs/practices/naming/. */
function unitMs(yaml: LatencyYaml, histogram: MetricSelector, problems: PlanProblems): number {
  if (yaml.unit !== undefined) return yaml.unit === 's' ? 1000 : 1;
  if (histogram.metric.endsWith('_seconds')) return 1000;
  if (/_(milliseconds|millis|ms)$/.test(histogram.metric)) return 1;
  problems.add(
    ['analysis', 'latency', 'histogram'],
    `the name does not end in _seconds or _milliseconds: say unit: s or unit: ms`,
  );
  return 1;
}

function ratioBounds(yaml: {
  readonly max_ratio: number;
  readonly promote_below?: number;
  readonly negligible?: number | undefined;
}): RatioBounds {
  return {
    maxRatio: yaml.max_ratio,
    promoteBelow: yaml.promote_below ?? Math.max(defaults.promoteBelow, yaml.max_ratio),
    negligible: yaml.negligible ?? defaults.negligible,
  };
}

function selector(path: ConfigPath, text: string, problems: PlanProblems): MetricSelector {
  try {
    return parseSelector(text);
  } catch (error) {
    if (!(error instanceof SelectorError)) throw error;
    problems.add(path, error.message);
    return { text, metric: 'unreadable_seconds', matchers: [] };
  }
}
