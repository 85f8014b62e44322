import { commandFor, firstState, next } from '#core/rollout/next.ts';
import type { RolloutPlan } from '#core/rollout/rollout-plan.ts';
import type { RolloutState } from '#core/rollout/rollout-state.ts';
import type { RandomSource } from '#stats/random-source.ts';
import { armReading } from './plans.ts';

/** Traffic of both versions between two polls. */
export interface Traffic {
  readonly requestsPerPoll: number;
  readonly stableErrorRate: number;
  readonly canaryErrorRate: number;
  /** Errors come in bursts of this many; 1: independent. */
  readonly burst?: number;
}

/** Runs a whole rollout against simulated traffic on a clock of its own; returns its last state. */
export function simulate(plan: RolloutPlan, traffic: Traffic, random: RandomSource): RolloutState {
  let nowMs = 0;
  let state = firstState(plan, nowMs);
  const totals = { stable: [0, 0], canary: [0, 0] };
  for (;;) {
    const command = commandFor(state);
    switch (command.kind) {
      case 'rest':
      case 'give-up':
        return state;
      case 'set-weight':
        ({ state } = next(plan, state, { kind: 'weight', weight: command.weight }, nowMs));
        break;
      case 'prove': {
        const proof = { canaryRequests: 0, stableReachable: true };
        ({ state } = next(plan, state, { kind: 'proof', proof }, nowMs));
        break;
      }
      case 'measure': {
        nowMs = Math.max(nowMs, command.notBeforeMs);
        const weight = state.desiredWeight;
        const canary = Math.round((traffic.requestsPerPoll * weight) / 100);
        add(totals.canary, canary, errorsOf(canary, traffic.canaryErrorRate, { traffic, random }));
        const stable = traffic.requestsPerPoll - canary;
        add(totals.stable, stable, errorsOf(stable, traffic.stableErrorRate, { traffic, random }));
        const reading = {
          atMs: nowMs,
          stable: armReading(totals.stable[0]!, totals.stable[1]!),
          canary: armReading(totals.canary[0]!, totals.canary[1]!),
        };
        ({ state } = next(plan, state, { kind: 'metrics', weight, reading }, nowMs));
        break;
      }
      default:
        ({ state } = next(plan, state, { kind: 'registry', problem: null }, nowMs));
    }
  }
}

function add(totals: number[], requests: number, errors: number): void {
  totals[0] = totals[0]! + requests;
  totals[1] = totals[1]! + errors;
}

function errorsOf(
  requests: number,
  rate: number,
  { traffic, random }: { traffic: Traffic; random: RandomSource },
): number {
  const { burst = 1 } = traffic;
  const errors = burst * binomial(Math.floor(requests / burst), rate, random);
  return Math.min(requests, errors);
}

/** A binomial draw by its gaps: the time grows with the successes, not with the trials. */
export function binomial(trials: number, probability: number, random: RandomSource): number {
  if (probability <= 0) return 0;
  if (probability >= 1) return trials;
  let successes = 0;
  const log = Math.log1p(-probability);
  for (let at = 0; ; successes++) {
    const uniform = (random.below(0x7fffffff) + 1) / 0x80000000;
    at += Math.floor(Math.log(uniform) / log) + 1;
    if (at > trials) return successes;
  }
}
