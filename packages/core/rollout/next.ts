import { noEvidence } from './evidence.ts';
import { afterMeasurement } from './next-measurement.ts';
import type { RolloutPlan } from './rollout-plan.ts';
import type { Command, Observation, Phase, Reason, RolloutState } from './rollout-state.ts';
import { rollBack, shiftTo } from './shift.ts';

export interface NextStep {
  readonly state: RolloutState;
  readonly command: Command;
}

/** Attempts at one weight before a run gives up and leaves the rest to a later one. */
const mostAttempts = 5;
const firstBackoffMs = 200;
/** A shift whose end nobody saw (its process was killed) may take effect after the roll back. */
const lateChangeMs = 4000;

export function firstState(plan: RolloutPlan, nowMs: number): RolloutState {
  return {
    phase: 'starting',
    stepIndex: 0,
    desiredWeight: 0,
    observedWeight: 0,
    enteredAtMs: null,
    dueAtMs: nowMs,
    last: null,
    evidence: noEvidence(plan.analysis),
    steps: [],
    reason: null,
    splitSinceMs: null,
    noDataSinceMs: null,
    noDataWhy: null,
    attempts: 0,
    proof: null,
    notes: [],
  };
}

/**
 * The rollout's whole behaviour: what was seen → where the rollout is and what to do now. Pure; `nowMs` is the
 * time of the observation. The state is written to the journal before the command is carried out, and every
 * command may be carried out twice, so a process can die anywhere and another one goes on.
 */
export function next(
  plan: RolloutPlan,
  state: RolloutState,
  observation: Observation,
  nowMs: number,
): NextStep {
  const after = transition(plan, state, { observation, nowMs });
  return { state: after, command: commandFor(after) };
}

/** The command that a state stands before. */
export function commandFor(state: RolloutState): Command {
  switch (state.phase) {
    case 'starting':
      return { kind: 'announce' };
    case 'shifting':
      return { kind: 'set-weight', weight: state.desiredWeight, notBeforeMs: 0 };
    case 'warming-up':
    case 'baking':
      return { kind: 'measure', notBeforeMs: state.dueAtMs };
    case 'publishing':
      return { kind: 'publish' };
    case 'rolling-back':
      return state.attempts >= mostAttempts
        ? { kind: 'give-up' }
        : { kind: 'set-weight', weight: 0, notBeforeMs: state.dueAtMs };
    case 'proving':
      return { kind: 'prove', watchMs: state.enteredAtMs === null ? lateChangeMs : 0 };
    case 'withdrawing':
      return { kind: 'withdraw' };
    default: // promoted, rolled-back, holding
      return { kind: 'rest' };
  }
}

interface Seen {
  readonly observation: Observation;
  readonly nowMs: number;
}

function transition(plan: RolloutPlan, state: RolloutState, seen: Seen): RolloutState {
  const { observation, nowMs } = seen;
  if (observation.kind === 'stop') return stopped(state, observation.reason, nowMs);
  if (observation.kind === 'resume') return resumed(state, nowMs);
  switch (state.phase) {
    case 'starting':
      return observation.kind === 'registry'
        ? shiftTo(plan, noted(state, observation.problem), 0)
        : state;
    case 'shifting':
      return afterShift(plan, state, seen);
    case 'warming-up':
    case 'baking':
      return afterMeasurement(plan, state, seen);
    case 'publishing':
      return observation.kind === 'registry'
        ? { ...noted(state, observation.problem), phase: 'promoted' }
        : state;
    case 'rolling-back':
      return afterRollback(state, seen);
    case 'proving':
      return observation.kind === 'proof'
        ? { ...state, phase: 'withdrawing', proof: observation.proof }
        : afterRollback({ ...state, phase: 'rolling-back' }, seen); // it did not stay 0: one more attempt
    case 'withdrawing':
      return observation.kind === 'registry'
        ? { ...noted(state, observation.problem), phase: 'rolled-back' }
        : state;
    default: // promoted, rolled-back, holding: only a stop or a new run changes them
      return state;
  }
}

function afterShift(plan: RolloutPlan, state: RolloutState, seen: Seen): RolloutState {
  const { observation, nowMs } = seen;
  if (observation.kind === 'weight-failed') {
    const message = `weight ${state.desiredWeight} could not be set: ${observation.message}`;
    return rollBack({ ...state, observedWeight: null }, { guard: 'target', message }, nowMs);
  }
  if (observation.kind !== 'weight') return state;
  const observedWeight = observation.weight;
  if (observedWeight !== state.desiredWeight) {
    const message = `asked the target for ${state.desiredWeight}, it says ${observedWeight}`;
    return rollBack({ ...state, observedWeight }, { guard: 'target', message }, nowMs);
  }
  if (state.stepIndex === plan.steps.length - 1) {
    const message = `every step up to ${plan.steps.at(-2)} % was shown safe`;
    return {
      ...state,
      observedWeight,
      phase: 'publishing',
      reason: { guard: 'promoted', message },
    };
  }
  const step = {
    weight: observedWeight,
    enteredAtMs: nowMs,
    leftAtMs: null,
    canaryRequests: 0,
    stableRequests: 0,
    logSplit: 0,
  };
  return {
    ...state,
    phase: 'warming-up',
    observedWeight,
    enteredAtMs: nowMs,
    dueAtMs: nowMs + plan.analysis.warmUpMs,
    steps: [...state.steps, step],
    splitSinceMs: null,
    noDataSinceMs: null,
    noDataWhy: null,
  };
}

function afterRollback(state: RolloutState, { observation, nowMs }: Seen): RolloutState {
  if (observation.kind === 'weight' && observation.weight === 0) {
    return { ...state, phase: 'proving', observedWeight: 0 };
  }
  if (observation.kind !== 'weight' && observation.kind !== 'weight-failed') return state;
  return {
    ...state,
    observedWeight: observation.kind === 'weight' ? observation.weight : null,
    attempts: state.attempts + 1,
    dueAtMs: nowMs + firstBackoffMs * 2 ** state.attempts,
  };
}

const revocable: readonly Phase[] = ['starting', 'shifting', 'warming-up', 'baking', 'holding'];

/** Until weight 100 was seen, a stop rolls back; after that the promotion is finished; a roll back goes on. */
function stopped(state: RolloutState, reason: Reason, nowMs: number): RolloutState {
  return revocable.includes(state.phase) ? rollBack(state, reason, nowMs) : state;
}

/** A held step bakes once more; a roll back that was given up is tried again; all else goes on where it was. */
function resumed(state: RolloutState, nowMs: number): RolloutState {
  if (state.phase === 'rolling-back') return { ...state, attempts: 0, dueAtMs: nowMs };
  if (state.phase !== 'holding') return state;
  return {
    ...state,
    phase: state.last === null ? 'warming-up' : 'baking',
    enteredAtMs: nowMs,
    dueAtMs: nowMs,
    reason: null,
    splitSinceMs: null,
    noDataSinceMs: null,
    noDataWhy: null,
  };
}

function noted(state: RolloutState, problem: string | null): RolloutState {
  return problem === null ? state : { ...state, notes: [...state.notes, problem] };
}
