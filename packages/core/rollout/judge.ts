import { cautiousDesignEffect, designEffect } from '#stats/design-effect.ts';
import { logHarm } from '#stats/error-e-process.ts';
import { logAboveLimit, logBelowLimit } from '#stats/rate-limit-e-process.ts';
import { logSplitEvidenceWithin } from '#stats/split-e-process.ts';
import { wilsonInterval } from '#stats/wilson-interval.ts';
import { decide, type PollDecision } from './decide.ts';
import { processPlans, type Evidence, type ProcessPlan, type ProcessState } from './evidence.ts';
import { analysedSteps, type AnalysisPlan, type RolloutPlan } from './rollout-plan.ts';

/** A sequential test with the numbers that it decides by. */
export interface ProcessJudgement {
  readonly name: string;
  readonly logHarm: number;
  readonly harmBound: number;
  readonly logSafe: number;
  readonly safeBound: number;
  readonly safe: boolean;
  /** Divides the evidence for safety, … */
  readonly designEffect: number;
  /** … and, with more caution, the evidence for harm. */
  readonly harmDesignEffect: number;
}

export interface SloJudgement {
  readonly lower: number;
  readonly upper: number;
  readonly level: number;
  readonly logAbove: number;
  readonly bound: number;
  readonly exceeded: boolean;
}

export interface Judgement {
  readonly decision: PollDecision;
  /** The guard that rolled back: 'errors.max_ratio', 'latency.max_ratio', 'slo'. */
  readonly guard?: string;
  readonly processes: readonly ProcessJudgement[];
  readonly slo?: SloJudgement;
  readonly splitViolated: boolean;
}

/**
 * What the evidence says now. α is split evenly over the metrics (errors, each latency limit); the errors' part is
 * split again between the ratio and the slo. Fewer than `minErrors` canary events never roll back by ratio.
 */
export function judge(plan: RolloutPlan, evidence: Evidence, weight: number): Judgement {
  const { analysis } = plan;
  const plans = processPlans(analysis);
  const processes = plans.map((process) =>
    judgeProcess(process, evidence.processes[process.name]!, { analysis, metrics: plans.length }),
  );
  const slo = judgeSlo(analysis, evidence, plans.length);
  const counted = processes.map((one) => {
    const events = evidence.processes[one.name]!.whole.canaryEvents;
    return events < analysis.minErrors ? { ...one, logHarm: -Infinity } : one;
  });
  const harmful = counted.find((one) => one.logHarm >= one.harmBound);
  const splitViolated = logSplit(plan, evidence, weight) >= splitBound(plan);
  const base = { processes, splitViolated, ...(slo ? { slo } : {}) };
  if (harmful) return { ...base, decision: 'roll-back', guard: guardOf(harmful.name) };
  if (slo?.exceeded) return { ...base, decision: 'roll-back', guard: 'slo' };
  return { ...base, decision: splitViolated ? 'hold' : decide(counted) };
}

export function guardOf(process: string): string {
  return process === 'errors' ? 'errors.max_ratio' : 'latency.max_ratio';
}

interface Setting {
  readonly analysis: AnalysisPlan;
  readonly metrics: number;
}

function judgeProcess(
  process: ProcessPlan,
  state: ProcessState,
  { analysis, metrics }: Setting,
): ProcessJudgement {
  const effect = safetyEffect(state, analysis);
  const safeBound = Math.log(metrics / analysis.alpha);
  const shared = process.name === 'errors' && analysis.errors?.slo !== undefined ? Math.LN2 : 0;
  const logSafe = logStepSafety(process, state, effect);
  return {
    name: process.name,
    logHarm: logHarm(state.harm, harmEffect(state, analysis)),
    harmBound: safeBound + shared,
    logSafe,
    safeBound,
    safe: state.safe || logSafe >= safeBound,
    designEffect: effect,
    harmDesignEffect: harmEffect(state, analysis),
  };
}

/**
 * Unsafe means: at least `promoteBelow` times the stable's rate, and not negligible. Either part refuted is
 * enough, so the mean of the two e-values is one against "unsafe".
 */
function logStepSafety(process: ProcessPlan, state: ProcessState, effect: number): number {
  const byRatio = state.stepLogSafe / effect;
  const { canaryEvents: events, canaryRequests: requests } = state.step;
  const byRate = logBelowLimit({ events, requests }, process.bounds.negligible, effect);
  const top = Math.max(byRatio, byRate);
  return top + Math.log((Math.exp(byRatio - top) + Math.exp(byRate - top)) / 2);
}

function judgeSlo(
  analysis: AnalysisPlan,
  evidence: Evidence,
  metrics: number,
): SloJudgement | undefined {
  const slo = analysis.errors?.slo;
  if (slo === undefined) return undefined;
  const state = evidence.processes['errors']!;
  const { canaryEvents: events, canaryRequests: requests } = state.whole;
  const level = 1 - analysis.alpha;
  const { lower, upper } = wilsonInterval(events, requests, level);
  const logAbove = logAboveLimit({ events, requests }, slo, harmEffect(state, analysis));
  const bound = Math.log((2 * metrics) / analysis.alpha);
  // Wilson's interval alone would be looked at again and again; the e-process keeps the stated error rate.
  return { lower, upper, level, logAbove, bound, exceeded: lower > slo && logAbove >= bound };
}

function safetyEffect(state: ProcessState, analysis: AnalysisPlan): number {
  const { designEffect: setting } = analysis;
  return setting === 'auto' ? designEffect(state.stableDispersion) : setting;
}

/** From the stable's events; while it has none, from the canary's own. */
function harmEffect(state: ProcessState, analysis: AnalysisPlan): number {
  const { designEffect: setting } = analysis;
  if (setting !== 'auto') return setting;
  const { stableDispersion, canaryDispersion } = state;
  return cautiousDesignEffect(stableDispersion.events > 0 ? stableDispersion : canaryDispersion);
}

export function logSplit(plan: RolloutPlan, evidence: Evidence, weight: number): number {
  const { tolerance } = plan.analysis.sampleRatio;
  return logSplitEvidenceWithin(evidence.split, weight / 100, tolerance);
}

/** Each step has its own test: α is split over the steps that are analysed. */
export function splitBound(plan: RolloutPlan): number {
  return Math.log(analysedSteps(plan).length / plan.analysis.sampleRatio.alpha);
}

/** Remembers which processes have been shown safe at this step. */
export function latchSafety(evidence: Evidence, judgement: Judgement): Evidence {
  const processes = judgement.processes.map((one) => [
    one.name,
    { ...evidence.processes[one.name]!, safe: one.safe },
  ]);
  return { ...evidence, processes: Object.fromEntries(processes) as Evidence['processes'] };
}
