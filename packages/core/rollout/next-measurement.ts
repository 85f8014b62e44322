import { addPoll, forNewStep } from './evidence.ts';
import { formatDurationMs } from '../config/duration.ts';
import { judge, latchSafety, logSplit, type Judgement } from './judge.ts';
import { countsBetween } from './poll-counts.ts';
import { harmMessage } from './reasons.ts';
import type { RolloutPlan } from './rollout-plan.ts';
import type { Observation, RolloutState, StepRecord } from './rollout-state.ts';
import { rollBack, shiftTo } from './shift.ts';

interface Seen {
  readonly observation: Observation;
  readonly nowMs: number;
}

/** A measurement at a step's weight: the first one after a shift is where counting begins, each later one a poll. */
export function afterMeasurement(
  plan: RolloutPlan,
  state: RolloutState,
  { observation, nowMs }: Seen,
): RolloutState {
  if (observation.kind === 'no-data') {
    const waiting = withoutData(plan, state, { why: observation.message, nowMs });
    return waiting.phase === 'rolling-back' ? waiting : atDeadline(plan, waiting, nowMs);
  }
  if (observation.kind !== 'metrics') return state;
  if (observation.weight !== state.desiredWeight) {
    const message = `the weight should be ${state.desiredWeight}, the target says ${observation.weight}: something else changed it`;
    const seen = { ...state, observedWeight: observation.weight };
    return rollBack(seen, { guard: 'target', message }, nowMs);
  }
  const dueAtMs = nowMs + plan.analysis.everyMs;
  const { reading } = observation;
  if (state.last === null) {
    const evidence = forNewStep(state.evidence);
    const begun = { ...state, phase: 'baking' as const, last: reading, dueAtMs, evidence };
    return atDeadline(plan, begun, nowMs);
  }
  return afterPoll(plan, { ...state, last: reading, dueAtMs }, { before: state.last, nowMs });
}

function afterPoll(
  plan: RolloutPlan,
  state: RolloutState,
  poll: { before: NonNullable<RolloutState['last']>; nowMs: number },
): RolloutState {
  const { nowMs } = poll;
  const counts = countsBetween(poll.before, state.last!, plan.analysis);
  const added = addPoll(state.evidence, counts, plan.analysis);
  const judgement = judge(plan, added, state.desiredWeight);
  const evidence = latchSafety(added, judgement);
  const judged = recordStep(plan, { ...state, evidence });
  if (judgement.decision === 'roll-back') {
    const guard = judgement.guard!;
    const message = harmMessage(guard, { judgement, evidence, plan });
    return rollBack(judged, { guard, message }, nowMs);
  }
  const split = splitWatched(plan, judged, { judgement, nowMs });
  if (split.phase === 'rolling-back') return split;
  const empty =
    counts.canary.requests === 0 ? 'canary' : counts.stable.requests === 0 ? 'stable' : null;
  const data =
    empty === null
      ? { ...split, noDataSinceMs: null, noDataWhy: null }
      : withoutData(plan, split, { why: `the ${empty} received no requests`, nowMs });
  if (data.phase === 'rolling-back') return data;
  const baked = nowMs - state.enteredAtMs! >= plan.bake.minMs;
  if (judgement.decision === 'promote' && baked) return advance(plan, data, nowMs);
  return atDeadline(plan, data, nowMs);
}

function advance(plan: RolloutPlan, state: RolloutState, nowMs: number): RolloutState {
  const steps = withLastStep(state, { leftAtMs: nowMs });
  return shiftTo(plan, { ...state, steps }, state.stepIndex + 1);
}

function recordStep(plan: RolloutPlan, state: RolloutState): RolloutState {
  const { split } = state.evidence;
  const seen = {
    canaryRequests: split.canary,
    stableRequests: split.baseline,
    logSplit: logSplit(plan, state.evidence, state.desiredWeight),
  };
  return { ...state, steps: withLastStep(state, seen) };
}

function withLastStep(state: RolloutState, seen: Partial<StepRecord>): StepRecord[] {
  const last = state.steps.length - 1;
  return state.steps.map((step, index) => (index === last ? { ...step, ...seen } : step));
}

/** A split that is not what was asked for holds the step; when it stays so, the mechanism does not work. */
function splitWatched(
  plan: RolloutPlan,
  state: RolloutState,
  { judgement, nowMs }: { judgement: Judgement; nowMs: number },
): RolloutState {
  if (!judgement.splitViolated) return { ...state, splitSinceMs: null };
  const since = state.splitSinceMs ?? nowMs;
  const held = { ...state, splitSinceMs: since };
  const late = nowMs - state.enteredAtMs! >= plan.bake.maxMs;
  if (nowMs - since < plan.bake.minMs && !late) return held;
  const { canary, baseline } = state.evidence.split;
  const share = (100 * canary) / (canary + baseline);
  const message =
    `split not effective: at weight ${state.desiredWeight} the canary received ${share.toFixed(1)} % of ` +
    `${canary + baseline} requests. This is the traffic mechanism, not the model`;
  return rollBack(held, { guard: 'sample_ratio', message }, nowMs);
}

function withoutData(
  plan: RolloutPlan,
  state: RolloutState,
  { why, nowMs }: { why: string; nowMs: number },
): RolloutState {
  const since = state.noDataSinceMs ?? nowMs;
  const { everyMs, noData } = plan.analysis;
  const waiting = {
    ...state,
    noDataSinceMs: since,
    noDataWhy: why,
    dueAtMs: nowMs + everyMs,
  };
  const patienceMs = Math.max(plan.bake.minMs, 3 * everyMs);
  if (noData === 'hold' || nowMs - since < patienceMs) return waiting;
  const message = `nothing to analyse for ${formatDurationMs(nowMs - since)}: ${why}`;
  return rollBack(waiting, { guard: 'no_data', message }, nowMs);
}

/** bake.max ends a step that is still undecided. */
function atDeadline(plan: RolloutPlan, state: RolloutState, nowMs: number): RolloutState {
  if (nowMs - state.enteredAtMs! < plan.bake.maxMs) return state;
  const noData = state.noDataSinceMs !== null || state.last === null;
  const after = `after ${formatDurationMs(nowMs - state.enteredAtMs!)} at ${state.desiredWeight} %`;
  const reason = noData
    ? {
        guard: 'no_data',
        message: `no data ${after}: ${state.noDataWhy ?? 'nothing was measured'}`,
      }
    : { guard: 'bake.max', message: `still undecided ${after}: not enough evidence to promote` };
  if (plan.onInconclusive === 'hold') return { ...state, phase: 'holding', reason };
  return rollBack(state, reason, nowMs);
}
