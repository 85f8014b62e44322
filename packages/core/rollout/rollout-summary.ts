import { formatDurationMs } from '../config/duration.ts';
import { ratesText } from './reasons.ts';
import type { RolloutPlan } from './rollout-plan.ts';
import { publicState, type RolloutState } from './rollout-state.ts';

/** One sentence with the deciding number. */
export function rolloutSummary(plan: RolloutPlan, state: RolloutState, what: string): string {
  const seen = publicState(state);
  const rates = Object.entries(state.evidence.processes)[0];
  const numbers = rates
    ? `${rates[0] === 'errors' ? 'errors' : 'slow requests'}: ${ratesText(rates[1].whole)}`
    : '';
  switch (seen) {
    case 'promoted':
      return `${what} was promoted after ${state.steps.length} analysed ${state.steps.length === 1 ? 'step' : 'steps'} in ${lasted(state)} (${numbers})`;
    case 'rolled-back':
      return `${what} was rolled back at ${state.steps.at(-1)?.weight ?? 0} % by ${state.reason?.guard}: ${state.reason?.message}`;
    case 'holding':
      return `${what} is held at ${state.desiredWeight} % by ${state.reason?.guard}: ${state.reason?.message}`;
    default:
      return state.phase === 'rolling-back'
        ? `${what} is NOT rolled back: the target does not take weight 0 (${state.reason?.guard})`
        : `${what} is at ${state.observedWeight ?? 0} %, step ${state.stepIndex + 1} of ${plan.steps.length} (${numbers})`;
  }
}

function lasted(state: RolloutState): string {
  const first = state.steps[0];
  const last = state.steps.at(-1);
  if (!first || !last) return '0s';
  return formatDurationMs((last.leftAtMs ?? last.enteredAtMs) - first.enteredAtMs);
}
