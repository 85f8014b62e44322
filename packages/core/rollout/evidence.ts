import { addDispersionPoll, noDispersion, type DispersionSums } from '#stats/design-effect.ts';
import {
  addRatioPoll,
  defaultGrid,
  noRatioEvidence,
  type RatioEvidence,
  type RatioTest,
} from '#stats/error-e-process.ts';
import type { SplitCounts } from '#stats/split-e-process.ts';
import type { ArmCounts, PairCounts } from './poll-counts.ts';
import type { AnalysisPlan, RatioBounds } from './rollout-plan.ts';

/** Events and requests of both arms. */
export interface PairTotals {
  readonly canaryEvents: number;
  readonly canaryRequests: number;
  readonly stableEvents: number;
  readonly stableRequests: number;
}

/** One sequential test: errors, or requests slower than one limit. */
export interface ProcessState {
  /** Since the rollout began: α holds over all of it. */
  readonly harm: RatioEvidence;
  readonly whole: PairTotals;
  /** Since this step began: each weight has to be shown safe by its own traffic. */
  readonly stepLogSafe: number;
  readonly step: PairTotals;
  /** Whether this step's safety has been shown. */
  readonly safe: boolean;
  readonly stableDispersion: DispersionSums;
  readonly canaryDispersion: DispersionSums;
}

/** All that the analysis remembers; plain data for the journal. */
export interface Evidence {
  readonly polls: number;
  readonly processes: Readonly<Record<string, ProcessState>>;
  /** Requests per arm since the step's weight took effect. */
  readonly split: SplitCounts;
}

/** A process by name, with the bounds that it is held against. */
export interface ProcessPlan {
  readonly name: string;
  readonly bounds: RatioBounds;
  events(counts: ArmCounts): number;
  requests(counts: ArmCounts): number;
}

/** 'errors' and 'latency.<limit>' for each limit in milliseconds. */
export function processPlans(analysis: AnalysisPlan): readonly ProcessPlan[] {
  const { errors, latency } = analysis;
  const ofErrors: ProcessPlan[] = errors
    ? [
        {
          name: 'errors',
          bounds: errors,
          events: (counts) => counts.errors,
          requests: (counts) => counts.requests,
        },
      ]
    : [];
  const ofLatency = (latency?.overMs ?? []).map((limit): ProcessPlan => ({
    name: `latency.${limit}`,
    bounds: latency!,
    events: (counts) => counts.slow[String(limit)] ?? 0,
    requests: (counts) => counts.timed,
  }));
  return [...ofErrors, ...ofLatency];
}

export function ratioTest(bounds: RatioBounds): RatioTest {
  return {
    ratioTolerated: bounds.maxRatio,
    grid: defaultGrid,
    ratioMax: bounds.promoteBelow,
  };
}

const noTotals: PairTotals = {
  canaryEvents: 0,
  canaryRequests: 0,
  stableEvents: 0,
  stableRequests: 0,
};

export function noEvidence(analysis: AnalysisPlan): Evidence {
  const processes = processPlans(analysis).map((process): [string, ProcessState] => [
    process.name,
    {
      harm: noRatioEvidence(ratioTest(process.bounds)),
      whole: noTotals,
      stepLogSafe: 0,
      step: noTotals,
      safe: false,
      stableDispersion: noDispersion,
      canaryDispersion: noDispersion,
    },
  ]);
  return {
    polls: 0,
    processes: Object.fromEntries(processes),
    split: { canary: 0, baseline: 0 },
  };
}

/** A new weight: what speaks of the step starts again, what speaks of the rollout stays. */
export function forNewStep(evidence: Evidence): Evidence {
  const processes = Object.entries(evidence.processes).map(([name, process]) => [
    name,
    { ...process, stepLogSafe: 0, step: noTotals, safe: false },
  ]);
  return {
    ...evidence,
    processes: Object.fromEntries(processes) as Evidence['processes'],
    split: { canary: 0, baseline: 0 },
  };
}

export function addPoll(evidence: Evidence, counts: PairCounts, analysis: AnalysisPlan): Evidence {
  const processes = processPlans(analysis).map((plan) => [
    plan.name,
    addToProcess(evidence.processes[plan.name]!, counts, plan),
  ]);
  return {
    polls: evidence.polls + 1,
    processes: Object.fromEntries(processes) as Evidence['processes'],
    split: {
      canary: evidence.split.canary + counts.canary.requests,
      baseline: evidence.split.baseline + counts.stable.requests,
    },
  };
}

function addToProcess(state: ProcessState, counts: PairCounts, plan: ProcessPlan): ProcessState {
  const poll: PairTotals = {
    canaryEvents: plan.events(counts.canary),
    canaryRequests: plan.requests(counts.canary),
    stableEvents: plan.events(counts.stable),
    stableRequests: plan.requests(counts.stable),
  };
  const twoArm = {
    canaryEvents: poll.canaryEvents,
    canaryRequests: poll.canaryRequests,
    baselineEvents: poll.stableEvents,
    baselineRequests: poll.stableRequests,
  };
  const harm = addRatioPoll(state.harm, twoArm, ratioTest(plan.bounds));
  return {
    ...state,
    harm,
    whole: sum(state.whole, poll),
    stepLogSafe: state.stepLogSafe + harm.logSafe - state.harm.logSafe,
    step: sum(state.step, poll),
    stableDispersion: addDispersionPoll(state.stableDispersion, {
      events: poll.stableEvents,
      requests: poll.stableRequests,
    }),
    canaryDispersion: addDispersionPoll(state.canaryDispersion, {
      events: poll.canaryEvents,
      requests: poll.canaryRequests,
    }),
  };
}

function sum(a: PairTotals, b: PairTotals): PairTotals {
  return {
    canaryEvents: a.canaryEvents + b.canaryEvents,
    canaryRequests: a.canaryRequests + b.canaryRequests,
    stableEvents: a.stableEvents + b.stableEvents,
    stableRequests: a.stableRequests + b.stableRequests,
  };
}
