import { commandFor, firstState, next } from './next.ts';
import type { ArmReading } from './arm-reading.ts';
import type { RolloutPlan } from './rollout-plan.ts';
import type { Observation, RolloutState } from './rollout-state.ts';

/** Metrics of one moment of the past: both arms' cumulative counters, or why there were none. */
export type RecordedPoll =
  | {
      readonly atMs: number;
      /** The weight at that moment, where it was recorded: a window across a change is not counted. */
      readonly weight?: number;
      readonly stable: ArmReading;
      readonly canary: ArmReading;
    }
  | { readonly atMs: number; readonly error: string };

/** A state that the replay passed through. */
export interface ReplayEntry {
  readonly atMs: number;
  readonly state: RolloutState;
}

/**
 * What the rollout would have done with these metrics: the same state machine and judge, with a target that
 * always obeys. The sample ratio is not judged: the recorded split belongs to the recorded weights, not to these.
 */
export function replay(plan: RolloutPlan, polls: readonly RecordedPoll[]): ReplayEntry[] {
  const analysis = {
    ...plan.analysis,
    sampleRatio: { ...plan.analysis.sampleRatio, tolerance: 1 },
  };
  const replayed = { ...plan, analysis };
  // The first record is where counting begins: the warm-up before it is taken as over.
  let nowMs = (polls[0]?.atMs ?? 0) - plan.analysis.warmUpMs;
  let state = firstState(replayed, nowMs);
  const entries: ReplayEntry[] = [];
  const rest = [...polls];
  let recordedWeight: number | undefined;
  for (;;) {
    const command = commandFor(state);
    if (command.kind === 'rest' || command.kind === 'give-up') return entries;
    let observation: Observation;
    if (command.kind === 'measure') {
      const poll = takeFrom(rest, command.notBeforeMs);
      if (!poll) return entries;
      nowMs = poll.atMs;
      if (!('error' in poll) && poll.weight !== recordedWeight) {
        recordedWeight = poll.weight;
        state = { ...state, last: null };
      }
      observation = measured(poll, state.desiredWeight);
    } else {
      observation = obeyed(command.kind, state.desiredWeight);
    }
    state = next(replayed, state, observation, nowMs).state;
    entries.push({ atMs: nowMs, state });
  }
}

function takeFrom(polls: RecordedPoll[], notBeforeMs: number): RecordedPoll | undefined {
  for (let poll = polls.shift(); poll; poll = polls.shift()) {
    if (poll.atMs >= notBeforeMs) return poll;
  }
  return undefined;
}

function measured(poll: RecordedPoll, weight: number): Observation {
  if ('error' in poll) return { kind: 'no-data', message: poll.error };
  return {
    kind: 'metrics',
    weight,
    reading: { atMs: poll.atMs, stable: poll.stable, canary: poll.canary },
  };
}

function obeyed(
  kind: 'announce' | 'set-weight' | 'publish' | 'prove' | 'withdraw',
  weight: number,
): Observation {
  if (kind === 'set-weight') return { kind: 'weight', weight };
  if (kind === 'prove') {
    return { kind: 'proof', proof: { canaryRequests: 0, stableReachable: true } };
  }
  return { kind: 'registry', problem: null };
}
