import type { DecidedCheck } from './gate-check.ts';
import { intervalAt } from './decide.ts';
import type { Estimate } from './estimate.ts';
import type { Measured } from './measure-metric.ts';

/** An estimate as the output `metrics` and the decision record carry it. */
export interface EstimateReport {
  /** `null`: undefined; `unknown` says why. */
  readonly value: number | null;
  readonly lower?: number;
  readonly upper?: number;
  /** Of the interval, 0.95 for 95 %. */
  readonly level?: number;
  readonly n?: number;
  readonly method: string;
  readonly unknown?: string;
  readonly [fact: string]: number | string | null | undefined;
}

export interface MetricReport {
  readonly candidate: EstimateReport;
  readonly champion?: EstimateReport;
  /** Above 0: the candidate is better, whichever way the metric points. */
  readonly difference?: EstimateReport;
}

/** All that was measured of one metric. p-values of the margin come from its decided check. */
export function metricReport(
  measured: Measured,
  margin: DecidedCheck | undefined,
  level: number,
): MetricReport | undefined {
  if (measured.kind === 'missing') return undefined;
  const { candidate, champion, improvement } = measured;
  const { pWorse, pWorseAdjusted } = margin?.decision ?? {};
  return {
    candidate: estimateReport(candidate, level),
    ...(champion ? { champion: estimateReport(champion, level) } : {}),
    ...(improvement
      ? {
          difference: {
            ...estimateReport(improvement, level),
            ...(margin ? { margin: margin.limits.minimum } : {}),
            ...(pWorse === undefined || Number.isNaN(pWorse) ? {} : { pWorse, pWorseAdjusted }),
          },
        }
      : {}),
  };
}

export function estimateReport(estimate: Estimate, level: number): EstimateReport {
  const { value, n, method, unknown, facts } = estimate;
  const interval = intervalAt(estimate, level);
  return {
    value: Number.isNaN(value) ? null : value,
    ...interval,
    ...(Number.isNaN(n) ? {} : { n }),
    method,
    ...(unknown === undefined ? {} : { unknown }),
    ...facts,
  };
}
