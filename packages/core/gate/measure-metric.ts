import { effectiveRows } from '#stats/effective-rows.ts';
import type { Estimate } from './estimate.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { GivenNumbers } from './given-numbers.ts';
import { identicalModels } from './identical-models.ts';
import type { Metric, MetricOptions, MetricResult } from './metric.ts';
import { readMetricOptions } from './metric-options.ts';
import { isScored, type EvidenceRows } from './task-rows.ts';
import type { GatePolicy } from './parse-gates.ts';
import { metricsOfTask, scoredMetric } from './metric-registry.ts';
import type { GateRule } from './gate-rule.ts';

/** What a gate has to go by. */
export interface GateEvidence {
  /** Rows of the candidate's prediction table, with the champion's scores when it has a table too. */
  readonly rows: EvidenceRows | undefined;
  readonly candidateNumbers: GivenNumbers;
  readonly championNumbers: GivenNumbers;
}

/** A metric as measured: `computed` from rows, `given` as a number, or not at all. */
export type Measured =
  | ({ readonly kind: 'computed' | 'given' } & MetricResult)
  | { readonly kind: 'missing' };

/** Computes a metric from rows, else takes the number that was measured elsewhere. */
export function measureMetric(
  gateRule: GateRule,
  evidence: GateEvidence,
  policy: Pick<GatePolicy, 'task'>,
): Measured {
  const { metric, rule } = gateRule;
  const metrics = metricsOfTask(policy.task);
  const known = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
  if (known && evidence.rows) {
    const result = measureRows(gateRule, evidence.rows, policy);
    return {
      kind: 'computed',
      ...withGivenChampion(result, known.better, evidence.championNumbers.get(metric)),
    };
  }
  const value = evidence.candidateNumbers.get(metric);
  if (value === undefined) return { kind: 'missing' };
  const better = known?.better ?? rule.better ?? (rule.minimum === undefined ? 'lower' : 'higher');
  const champion = evidence.championNumbers.get(metric);
  return { kind: 'given', ...withGivenChampion({ candidate: given(value) }, better, champion) };
}

function measureRows(
  gateRule: GateRule,
  rows: EvidenceRows,
  { task }: Pick<GatePolicy, 'task'>,
): MetricResult {
  if (!isScored(rows)) return rows.measure(gateRule);
  const { metric, rule } = gateRule;
  const known = scoredMetric(task, metric) as Metric;
  return withEffectiveRows(evaluateRows(known, rows, readMetricOptions(rule)), rows.weights);
}

/** Identical scores are the same model, whatever the metric: their difference is 0, exactly and not by chance. */
function evaluateRows(
  metric: Metric,
  rows: GateRows<Labels>,
  options: MetricOptions,
): MetricResult {
  const { champion, ...alone } = rows;
  if (!champion || !rows.candidate.every((score, row) => score === champion[row])) {
    return metric.evaluate(rows, options);
  }
  const { candidate } = metric.evaluate(alone, options);
  return identicalModels(candidate, 'identical scores');
}

/** Of weighted rows the report says how many of equal weight they are worth. */
function withEffectiveRows(
  { candidate, champion, improvement }: MetricResult,
  weights: Float64Array | undefined,
): MetricResult {
  const facts = weights ? { effectiveRows: effectiveRows(weights) } : {};
  const add = (estimate: Estimate): Estimate =>
    weights ? { ...estimate, facts: { ...estimate.facts, ...facts } } : estimate;
  return {
    candidate: add(candidate),
    ...(champion ? { champion: add(champion) } : {}),
    ...(improvement ? { improvement: add(improvement) } : {}),
  };
}

function withGivenChampion(
  result: MetricResult,
  better: 'higher' | 'lower',
  champion: number | undefined,
): MetricResult {
  if (champion === undefined || result.champion) return result;
  const difference = result.candidate.value - champion;
  const improvement: Estimate = {
    value: better === 'higher' ? difference : 0 - difference,
    n: Number.NaN,
    rows: Number.NaN,
    method: 'difference of two numbers',
    unknown:
      'two numbers alone allow no paired test: give the prediction tables of both models, or write decide: point',
  };
  return { ...result, champion: given(champion), improvement };
}

function given(value: number): Estimate {
  return { value, n: Number.NaN, rows: Number.NaN, method: 'given' };
}
