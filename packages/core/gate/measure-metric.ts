import {
  givenEstimate,
  unpairedImprovement,
  type GivenInterval,
  type GivenIntervals,
} from './evidence/given-interval.ts';
import type { Estimate } from './estimate.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { GivenNumbers } from './given-numbers.ts';
import { identicalModels } from './identical-models.ts';
import type { Metric, MetricOptions, MetricResult } from './metric.ts';
import { readMetricOptions } from './metric-options.ts';
import { isScored, type EvidenceRows } from './task-rows.ts';
import type { GatePolicy } from './parse-gates.ts';
import { knownMetric, rowMetric } from './known-metric.ts';
import { measuredName, type GateRule } from './gate-rule.ts';
import { withEffectiveRows } from './with-effective-rows.ts';

/** What a gate has to go by. */
export interface GateEvidence {
  /** Rows of the candidate's prediction table, with the champion's scores when it has a table too. */
  readonly rows: EvidenceRows | undefined;
  readonly candidateNumbers: GivenNumbers;
  readonly championNumbers: GivenNumbers;
  /** Of the champion's numbers that came with one. */
  readonly championIntervals?: GivenIntervals;
}

/** A metric as measured: `computed` from rows, `given` as a number, or not at all. */
export type Measured =
  | ({ readonly kind: 'computed' | 'given' } & MetricResult)
  | { readonly kind: 'missing' };

/** Computes a metric from rows, else takes the number that was measured elsewhere. */
export function measureMetric(
  gateRule: GateRule,
  evidence: GateEvidence,
  policy: Pick<GatePolicy, 'task' | 'expressions'>,
): Measured {
  const { metric, rule } = gateRule;
  const known = knownMetric(policy, measuredName(gateRule));
  if (known && evidence.rows) {
    const result = measureRows(gateRule, evidence.rows, policy);
    return {
      kind: 'computed',
      ...withGivenChampion(result, known.better, championOf(metric, evidence)),
    };
  }
  const value = evidence.candidateNumbers.get(metric);
  if (value === undefined) return { kind: 'missing' };
  const better = known?.better ?? rule.better ?? (rule.minimum === undefined ? 'lower' : 'higher');
  const champion = championOf(metric, evidence);
  return { kind: 'given', ...withGivenChampion({ candidate: given(value) }, better, champion) };
}

function measureRows(
  gateRule: GateRule,
  rows: EvidenceRows,
  policy: Pick<GatePolicy, 'task' | 'expressions'>,
): MetricResult {
  const name = measuredName(gateRule);
  if (!isScored(rows)) return rows.measure({ ...gateRule, metric: name });
  const options = readMetricOptions(gateRule.rule);
  const metric = rowMetric(policy, name) as Metric;
  return withEffectiveRows(evaluateRows(metric, rows, options), rows.weights);
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

interface GivenChampion {
  readonly value: number;
  readonly interval?: GivenInterval;
}

function championOf(
  metric: string,
  { championNumbers, championIntervals }: GateEvidence,
): GivenChampion | undefined {
  const value = championNumbers.get(metric);
  if (value === undefined) return undefined;
  const interval = championIntervals?.get(metric);
  return interval ? { value, interval } : { value };
}

function withGivenChampion(
  result: MetricResult,
  better: 'higher' | 'lower',
  champion: GivenChampion | undefined,
): MetricResult {
  if (champion === undefined || result.champion) return result;
  const { value, interval } = champion;
  const unpaired = interval && unpairedImprovement(result.candidate, { value, interval }, better);
  if (unpaired)
    return { ...result, champion: givenEstimate(value, interval), improvement: unpaired };
  const difference = result.candidate.value - champion.value;
  const improvement: Estimate = {
    value: better === 'higher' ? difference : 0 - difference,
    n: Number.NaN,
    rows: Number.NaN,
    method: 'difference of two numbers',
    unknown:
      'two numbers alone allow no paired test: give the prediction tables of both models, or write decide: point',
  };
  return { ...result, champion: given(champion.value), improvement };
}

function given(value: number): Estimate {
  return { value, n: Number.NaN, rows: Number.NaN, method: 'given' };
}
