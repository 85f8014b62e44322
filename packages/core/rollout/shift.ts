import type { RolloutPlan } from './rollout-plan.ts';
import type { Reason, RolloutState } from './rollout-state.ts';

/** Asks for the weight of a step. The journal has it before the target does. */
export function shiftTo(plan: RolloutPlan, state: RolloutState, stepIndex: number): RolloutState {
  return {
    ...state,
    phase: 'shifting',
    stepIndex,
    desiredWeight: plan.steps[stepIndex]!,
    enteredAtMs: null,
    last: null,
    attempts: 0,
  };
}

/** From here on the weight can only become 0. */
export function rollBack(state: RolloutState, reason: Reason, nowMs: number): RolloutState {
  const steps = state.steps.map((step) =>
    step.leftAtMs === null ? { ...step, leftAtMs: nowMs } : step,
  );
  return {
    ...state,
    phase: 'rolling-back',
    desiredWeight: 0,
    dueAtMs: nowMs,
    attempts: 0,
    steps,
    reason,
    last: null,
  };
}
