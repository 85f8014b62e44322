import type { DriftPolicy } from '../drift/drift-policy.ts';
import { decideByInterval, type Decision } from '../gate/decide.ts';
import { undefinedEstimate, type Estimate } from '../gate/estimate.ts';
import { gateRows } from '../gate/gate-rows.ts';
import { assessLabelFree, type LabelFreeAssessment } from './assess-label-free.ts';
import { improvementSince, type ReferencePerformance } from './independent-difference.ts';
import { arrivalOfScores, judgeArrival, type JudgedArrival } from './label-arrival.ts';
import type { LabelledPredictions } from './labelled-predictions.ts';
import type { PerformancePolicy } from './performance-policy.ts';

/** Rows of the reference with score and label. */
export interface ReferencePredictions {
  readonly source: string;
  readonly scores: Float64Array;
  readonly labels: Float64Array;
}

export interface PerformanceEvidence {
  readonly current: LabelledPredictions;
  /** Undefined: none was given, or only a number. */
  readonly reference: ReferencePredictions | undefined;
}

export interface PerformanceAssessment {
  readonly policy: PerformancePolicy;
  readonly current: LabelledPredictions;
  readonly coverage: { readonly share: number; readonly isEnough: boolean };
  readonly arrival: readonly JudgedArrival[];
  /** The labelled rows do not stand for all: why, or nothing. */
  readonly unrepresentative: readonly string[];
  readonly realised: { readonly estimate: Estimate; readonly decision: Decision };
  readonly drop: Drop | undefined;
  readonly labelFree: LabelFreeAssessment;
  readonly asksForRetraining: boolean;
}

export interface Drop {
  readonly reference: ReferencePerformance & { readonly source: string };
  readonly estimate: Estimate;
  readonly decision: Decision;
  /** No limit was set for it: a drop that is shown warns. */
  readonly onlyWarns: boolean;
}

// As quality-gate's defaults: the same rows give the same interval there and here.
const bootstrap = { draws: 2000, seed: 1, classBalance: 'sampled' } as const;

export function assessPerformance(
  { current, reference }: PerformanceEvidence,
  policy: PerformancePolicy,
  family: Pick<DriftPolicy, 'alpha' | 'correction'>,
): PerformanceAssessment {
  const { predictions, labelled } = current.counts;
  const share = predictions === 0 ? 0 : labelled / predictions;
  const coverage = { share, isEnough: share >= policy.minCoverage };
  const arrival = judgeArrival(comparisonsOf(current, policy), share, family);
  const unrepresentative = reasonsAgainst(coverage, arrival, policy);
  const measured = labelledRows(current);
  const estimate = measure(measured, policy);
  const decide = (one: Estimate, limits: PerformancePolicy['limits']): Decision =>
    withheld(decideByInterval(one, limits, policy.confidence), unrepresentative);
  const realised = { estimate, decision: decide(estimate, policy.limits) };
  const drop = dropOf(estimate, reference, { policy, decide });
  const evidence = { current, measured, reference, realised: estimate };
  const labelFree = assessLabelFree(evidence, policy, family.alpha);
  return {
    policy,
    current,
    coverage,
    arrival,
    unrepresentative,
    realised,
    drop,
    labelFree,
    asksForRetraining:
      realised.decision.verdict === 'fail' ||
      (drop?.decision.verdict === 'fail' && !drop.onlyWarns) ||
      (policy.actOnEstimate && labelFree.verdict === 'fail'),
  };
}

/** Rows to measure by: old enough, with a label. */
export interface MeasuredRows {
  readonly scores: Float64Array;
  readonly labels: Float64Array;
}

function labelledRows({ scores, labels, isMature }: LabelledPredictions): MeasuredRows {
  const isMeasured = (row: number): boolean => isMature[row] === 1 && !Number.isNaN(labels[row]!);
  return {
    scores: scores.filter((_, row) => isMeasured(row)),
    labels: labels.filter((_, row) => isMeasured(row)),
  };
}

/** With the estimators of quality-gate. */
export function measure({ scores, labels }: MeasuredRows, policy: PerformancePolicy): Estimate {
  if (labels.length === 0) {
    return undefinedEstimate({ n: 0, rows: 0 }, 'no labels', 'no label has arrived');
  }
  const typed = policy.task === 'binary' ? Uint8Array.from(labels) : labels;
  const rows = gateRows({ labels: typed, candidate: scores }, bootstrap);
  return policy.metric.evaluate(rows, policy.options).candidate;
}

function comparisonsOf(current: LabelledPredictions, { score }: PerformancePolicy) {
  const { scores, labels, isMature, arrival } = current;
  const pick = (arrived: boolean): Float64Array =>
    scores.filter((_, row) => isMature[row] === 1 && Number.isNaN(labels[row]!) !== arrived);
  const [labelled, unlabelled] = [pick(true), pick(false)];
  return labelled.length === 0 || unlabelled.length === 0
    ? []
    : [arrivalOfScores(score, labelled, unlabelled), ...arrival];
}

function reasonsAgainst(
  { share, isEnough }: PerformanceAssessment['coverage'],
  arrival: readonly JudgedArrival[],
  { minCoverage }: PerformancePolicy,
): string[] {
  const selective = arrival.filter((one) => one.selective).map(({ column }) => `'${column}'`);
  return [
    ...(isEnough
      ? []
      : [
          `only ${percent(share)} of the predictions have a label, ${percent(minCoverage)} are asked for`,
        ]),
    ...(selective.length === 0
      ? []
      : [`which predictions have a label depends on ${selective.join(', ')}`]),
  ];
}

function percent(share: number): string {
  return `${Number((share * 100).toPrecision(3))} %`;
}

/** What rows that do not stand for all say, they say of themselves alone: neither good nor bad news is believed. */
function withheld(decision: Decision, unrepresentative: readonly string[]): Decision {
  if (unrepresentative.length === 0 || decision.verdict === 'inconclusive') return decision;
  const { interval } = decision;
  return { verdict: 'inconclusive', ...(interval ? { interval } : {}) };
}

function dropOf(
  estimate: Estimate,
  reference: ReferencePredictions | undefined,
  {
    policy,
    decide,
  }: {
    policy: PerformancePolicy;
    decide: (one: Estimate, limits: PerformancePolicy['limits']) => Decision;
  },
): Drop | undefined {
  const then = reference
    ? { ...measure(reference, policy), source: reference.source }
    : typeof policy.reference === 'number'
      ? { value: policy.reference, method: 'given', source: 'the policy' }
      : undefined;
  if (!then) return undefined;
  const change = improvementSince(then, estimate, policy.metric.better);
  const { maxDrop } = policy;
  const decision = decide(change, { minimum: -(maxDrop ?? 0) });
  return { reference: then, estimate: change, decision, onlyWarns: maxDrop === undefined };
}
