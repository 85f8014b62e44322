import type { Estimate } from './estimate.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { MetricOptions, OptionKey } from './metric-options.ts';

export type { MetricOptions } from './metric-options.ts';

export interface MetricResult {
  readonly candidate: Estimate;
  /** Present when there is a champion. */
  readonly champion?: Estimate;
  /** How much better the candidate is, on the same rows: above 0 is better, whichever way the metric points. */
  readonly improvement?: Estimate;
}

export type ValueRange = readonly [lowest: number, highest: number];

/** One figure of merit. A new one is a file in `metrics/` and a line in `metric-registry.ts`. */
export interface Metric<L extends Labels = Labels> {
  readonly better: 'higher' | 'lower';
  /** Scores must lie in [0, 1]. */
  readonly needsProbabilities?: boolean;
  /** Keys that a rule may set. */
  readonly options?: readonly OptionKey[];
  /** Keys that a rule must set: no value of theirs is the usual one. */
  readonly requires?: readonly OptionKey[];
  /** Values that it can have; a bound beyond them is a mistake. */
  readonly range?: ValueRange | ((options: MetricOptions) => ValueRange);
  evaluate(rows: GateRows<L>, options: MetricOptions): MetricResult;
}
