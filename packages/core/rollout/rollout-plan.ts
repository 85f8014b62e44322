import type { MetricSelector } from './metric-selector.ts';

/** What rollout.yaml says, with durations in milliseconds and selectors parsed. */
export interface RolloutPlan {
  /** As written; its adapter knows the keys beside `kind`. */
  readonly target: TargetConfig;
  /** Weights of the canary in per cent, increasing; the last is 100. */
  readonly steps: readonly number[];
  /** How long a step lasts at its weight. */
  readonly bake: { readonly minMs: number; readonly maxMs: number };
  readonly analysis: AnalysisPlan;
  readonly onInconclusive: 'roll-back' | 'hold';
}

export interface TargetConfig {
  readonly kind: string;
  readonly [key: string]: unknown;
}

/** One key: the kind of source; its value is for the adapter. */
export type SourceConfig = Readonly<Record<string, unknown>>;

export interface AnalysisPlan {
  readonly everyMs: number;
  /** After each shift, before counting starts: caches fill, connections move over. */
  readonly warmUpMs: number;
  /** Probability of ever rolling back a canary that is as good as the stable. */
  readonly alpha: number;
  readonly source: SourceConfig;
  readonly errors?: ErrorsPlan;
  readonly latency?: LatencyPlan;
  readonly noData: 'hold' | 'roll-back';
  /** Fewer canary events than this never roll back by ratio alone. */
  readonly minErrors: number;
  readonly designEffect: number | 'auto';
  readonly sampleRatio: { readonly tolerance: number; readonly alpha: number };
}

/** The bounds that an event rate is held against. */
export interface RatioBounds {
  /** Rolled back when the canary's rate is shown to be more than this many times the stable's. */
  readonly maxRatio: number;
  /** A step is safe when the canary's rate is shown to be less than this many times the stable's, … */
  readonly promoteBelow: number;
  /** … or shown to be below this rate, whatever the stable does. */
  readonly negligible: number;
}

export interface ErrorsPlan extends RatioBounds {
  readonly total: MetricSelector;
  readonly bad: MetricSelector;
  /** Largest acceptable share of failed canary requests. */
  readonly slo?: number;
}

export interface LatencyPlan extends RatioBounds {
  /** Selects series of a histogram by its base name, without _bucket or _count. */
  readonly histogram: MetricSelector;
  /** Limits in milliseconds, each an edge of the histogram. */
  readonly overMs: readonly number[];
  /** Milliseconds in one unit of the histogram. */
  readonly unitMs: number;
}

/** Weights at which traffic is compared: all but the last, which has no stable traffic left. */
export function analysedSteps(plan: RolloutPlan): readonly number[] {
  return plan.steps.slice(0, -1);
}
