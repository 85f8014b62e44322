import { formatDurationMs } from '../config/duration.ts';
import type { RetrainPolicy } from './drift-policy.ts';
import type { RetrainingState } from './retraining-state.ts';

export interface RetrainingEvidence {
  /** This run sees a shift past the thresholds for retraining. */
  readonly asksForRetraining: boolean;
  /** Why the data cannot be trained on, or nothing. */
  readonly broken: readonly string[];
  /** '3 of 8 columns drifted': for the reason. */
  readonly what: string;
  /** sha256 of the current data. */
  readonly data: string;
}

export interface RetrainingDecision {
  readonly retrain: boolean;
  /** One sentence: why, or why not. */
  readonly reason: string;
}

/**
 * Whether retraining is due. `state` already holds this run. An intended dispatch counts like a sent one: after a crash between
 * the two a retraining may have started, and starting it twice costs more than waiting for the cooldown.
 */
export function decideRetraining(
  policy: RetrainPolicy | undefined,
  evidence: RetrainingEvidence,
  state: RetrainingState,
  now: number,
): RetrainingDecision {
  const no = (reason: string): RetrainingDecision => ({ retrain: false, reason });
  if (!policy) return no('the policy has no retrain section');
  const arrived = state.volume?.rows ?? 0;
  const byVolume = policy.whenRows !== undefined && arrived >= policy.whenRows;
  if (!evidence.asksForRetraining && !byVolume) return no(notAsked(policy, arrived));
  if (evidence.broken.length > 0) {
    return no(`blocked, the data look broken rather than drifted: ${evidence.broken.join('; ')}`);
  }
  const { hits, runs } = policy.after;
  const recent = state.runs.slice(-runs);
  const seen = recent.filter((run) => run.asksForRetraining).length;
  const byDrift = evidence.asksForRetraining && seen >= hits;
  if (!byDrift && !byVolume) {
    return no(`waiting for ${hits} of ${runs} runs, ${seen} of the last ${recent.length} so far`);
  }
  const counted = state.dispatches.filter(({ status }) => status !== 'refused');
  const waiting = cooldownLeft(policy, counted, now);
  if (waiting > 0) return no(`cooling down for another ${formatDurationMs(waiting)}`);
  const same = counted.find(({ data }) => data === evidence.data);
  if (same) return no(`for these data a retraining was ${same.status} at ${same.at}`);
  const { budget } = policy;
  if (budget) {
    const spent = counted.filter(({ at }) => now - Date.parse(at) < budget.periodMs).length;
    if (spent >= budget.count) {
      return no(
        `the budget is spent: ${spent} retrainings in ${formatDurationMs(budget.periodMs)}`,
      );
    }
  }
  if (!byDrift) {
    return { retrain: true, reason: `${arrived} rows arrived since the last training, no drift` };
  }
  const times = runs > 1 ? `, in ${seen} of the last ${recent.length} runs` : '';
  return { retrain: true, reason: `${evidence.what}${times}` };
}

function notAsked({ whenRows }: RetrainPolicy, arrived: number): string {
  const volume = whenRows === undefined ? '' : `, and ${arrived} of ${whenRows} rows arrived`;
  return `no shift past the thresholds for retraining${volume}`;
}

function cooldownLeft(
  { cooldownMs }: RetrainPolicy,
  dispatches: RetrainingState['dispatches'],
  now: number,
): number {
  const newest = Math.max(-Infinity, ...dispatches.map(({ at }) => Date.parse(at)));
  // A clock that was set back must not end the cooldown: what lies in the future counts as just now.
  return Number.isFinite(newest) ? cooldownMs - Math.max(0, now - newest) : 0;
}

/** Whether decisions need to know of earlier runs: without a state file these promises cannot be kept. */
export function needsState({ after, cooldownMs, budget, whenRows }: RetrainPolicy): boolean {
  return after.runs > 1 || cooldownMs > 0 || budget !== undefined || whenRows !== undefined;
}
