import type { Estimate } from './estimate.ts';
import type { GateRows, Labels } from './gate-rows.ts';

/** What a rule of gates.yaml may set for a metric besides its bounds. */
export interface MetricOptions {
  /** Predicted positive: score ≥ threshold. */
  readonly threshold: number;
  /** Equal-width bins of the calibration error. */
  readonly bins: number;
}

export interface MetricResult {
  readonly candidate: Estimate;
  /** Present when there is a champion. */
  readonly champion?: Estimate;
  /** How much better the candidate is, on the same rows: above 0 is better, whichever way the metric points. */
  readonly improvement?: Estimate;
}

/** One figure of merit. A new one is a file in `metrics/` and a line in `metric-registry.ts`. */
export interface Metric<L extends Labels = Labels> {
  readonly better: 'higher' | 'lower';
  /** Scores must lie in [0, 1]. */
  readonly needsProbabilities?: boolean;
  /** Keys that a rule may set. */
  readonly options?: readonly ('at_threshold' | 'bins')[];
  evaluate(rows: GateRows<L>, options: MetricOptions): MetricResult;
}
