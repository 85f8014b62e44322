import type { Evidence } from './evidence.ts';
import type { PairReading } from './poll-counts.ts';

/**
 * starting: registry told, weight still 0 → shifting: weight asked for, not yet seen → warming-up: seen, counting
 * not yet begun → baking: counting → (next step's shifting | publishing: 100 seen, registry to be told → promoted).
 * rolling-back: weight 0 asked for, not yet seen → proving: seen; is the canary's traffic gone? → withdrawing:
 * registry to be told → rolled-back. holding: undecided at bake.max and the user wants to decide.
 */
export type Phase =
  | 'starting'
  | 'shifting'
  | 'warming-up'
  | 'baking'
  | 'publishing'
  | 'promoted'
  | 'rolling-back'
  | 'proving'
  | 'withdrawing'
  | 'rolled-back'
  | 'holding';

/** Why a rollout rolled back, holds or was promoted: the guard's stable name, and a sentence with its number. */
export interface Reason {
  readonly guard: string;
  readonly message: string;
}

/** What a step came to; the last one in the list is the present one. */
export interface StepRecord {
  readonly weight: number;
  readonly enteredAtMs: number;
  readonly leftAtMs: number | null;
  readonly canaryRequests: number;
  readonly stableRequests: number;
  /** ln of the sample-ratio evidence. */
  readonly logSplit: number;
}

/** How the roll back was seen to have worked. */
export interface RollbackProof {
  /** Canary requests counted after the weight was 0; null when its metrics could not be read. */
  readonly canaryRequests: number | null;
  readonly stableReachable: boolean;
}

/** The rollout at rest between two commands; plain data. The command to carry out follows from it. */
export interface RolloutState {
  readonly phase: Phase;
  readonly stepIndex: number;
  /** What the target was last asked for. */
  readonly desiredWeight: number;
  /** What it last answered; null when it could not be asked. */
  readonly observedWeight: number | null;
  /** When the present weight was first seen; null before. */
  readonly enteredAtMs: number | null;
  /** When the next measurement is due. */
  readonly dueAtMs: number;
  /** The counters that the next poll is counted from; null right after a shift. */
  readonly last: PairReading | null;
  readonly evidence: Evidence;
  readonly steps: readonly StepRecord[];
  readonly reason: Reason | null;
  /** Since when the realised split differs from the weight; null when it does not. */
  readonly splitSinceMs: number | null;
  /** Since when there is nothing to count, and why; null when there is. */
  readonly noDataSinceMs: number | null;
  readonly noDataWhy: string | null;
  /** Failed attempts at the present command in this process. */
  readonly attempts: number;
  readonly proof: RollbackProof | null;
  /** Things worth telling that decide nothing: an alias that could not be moved. */
  readonly notes: readonly string[];
}

export type Command =
  /** Tell the registry that the rollout begins: alias canary. */
  | { readonly kind: 'announce' }
  /** Set the weight, and read it back. */
  | { readonly kind: 'set-weight'; readonly weight: number; readonly notBeforeMs: number }
  /** Read the weight and the counters of both arms. */
  | { readonly kind: 'measure'; readonly notBeforeMs: number }
  /** Tell the registry: alias champion. */
  | { readonly kind: 'publish' }
  /** See whether the canary still gets traffic, and whether the weight stays 0 for this long. */
  | { readonly kind: 'prove'; readonly watchMs: number }
  /** Tell the registry: no alias canary. */
  | { readonly kind: 'withdraw' }
  /** The target does not answer: leave the roll back to a later run. */
  | { readonly kind: 'give-up' }
  | { readonly kind: 'rest' };

export type Observation =
  | { readonly kind: 'registry'; readonly problem: string | null }
  | { readonly kind: 'weight'; readonly weight: number }
  | { readonly kind: 'weight-failed'; readonly message: string }
  | { readonly kind: 'metrics'; readonly weight: number; readonly reading: PairReading }
  | { readonly kind: 'no-data'; readonly message: string }
  | { readonly kind: 'proof'; readonly proof: RollbackProof }
  /** From outside: cancelled, aborted, the plan changed, the last check of `finish`. */
  | { readonly kind: 'stop'; readonly reason: Reason }
  /** A new run takes the rollout up again. */
  | { readonly kind: 'resume' };

/** promoted and rolled-back: nothing follows. */
export function isFinished(state: RolloutState): boolean {
  return state.phase === 'promoted' || state.phase === 'rolled-back';
}

/** What the outside sees. */
export function publicState(
  state: RolloutState,
): 'promoted' | 'rolled-back' | 'holding' | 'in-progress' {
  const { phase } = state;
  return phase === 'promoted' || phase === 'rolled-back' || phase === 'holding'
    ? phase
    : 'in-progress';
}
