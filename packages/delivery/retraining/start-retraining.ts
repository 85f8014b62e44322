import {
  decideRetraining,
  needsState,
  type RetrainingEvidence,
} from '#core/drift/decide-retraining.ts';
import type { RememberedRun } from '#core/drift/run-history.ts';
import type { RetrainPolicy } from '#core/drift/drift-policy.ts';
import {
  emptyState,
  rememberDispatch,
  rememberRun,
  settleDispatch,
  type RetrainingState,
} from '#core/drift/retraining-state.ts';
import { describeWay, type RetrainingFacts } from '#core/drift/sinks/retrain-way.ts';
import type { Dispatcher } from './open-dispatcher.ts';
import { readRetrainingState, writeRetrainingState } from './state-file.ts';

export interface RetrainingRequest {
  readonly policy: RetrainPolicy | undefined;
  readonly evidence: RetrainingEvidence;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Where to remember; undefined: nowhere. */
  readonly stateFile: { readonly path: string; readonly shown: string } | undefined;
  /** Decide and tell, change nothing (pull requests). */
  readonly planOnly: boolean;
  readonly dispatcher: Dispatcher;
  /** What else this run remembers, written together with the run. */
  amend?(state: RetrainingState): RetrainingState;
  /** What later reports show of this run. */
  readonly history?: Partial<RememberedRun>;
  /** What the retraining is told besides the reason. */
  readonly facts: Omit<RetrainingFacts, 'reason' | 'data_version'>;
}

export interface RetrainingOutcome {
  readonly retrain: boolean;
  readonly reason: string;
  readonly dispatched: boolean;
  /** A dispatch was tried and not confirmed. */
  readonly failed: boolean;
  /** This run and those before it, oldest first. */
  readonly runs: readonly RememberedRun[];
}

/**
 * Decides, remembers and dispatches. The intent is on disk before the request is sent: after a crash in between, the
 * next run sees a retraining that may have started, and waits for the cooldown instead of starting a second one. Drift that lasts
 * asks again then, so nothing is lost.
 * @throws CannotRunError when the state cannot be read or written.
 */
export async function startRetraining(request: RetrainingRequest): Promise<RetrainingOutcome> {
  const { policy, evidence, now, planOnly } = request;
  const at = new Date(now).toISOString();
  const before = await readState(request);
  const { data, asksForRetraining } = evidence;
  const run = { at, data, asksForRetraining, ...request.history };
  const state = rememberRun(request.amend?.(before) ?? before, run);
  const { runs } = state;
  const { retrain, reason } = decideRetraining(policy, evidence, state, now);
  const obstacle = retrain ? obstacleOf(request) : undefined;
  const { dispatcher } = request;
  if (!retrain || !policy || obstacle !== undefined || 'unavailable' in dispatcher) {
    if (!planOnly) await writeState(request, state);
    const why = obstacle === undefined ? reason : `${reason}; not dispatched: ${obstacle}`;
    const failed = retrain && !planOnly && 'misconfigured' in dispatcher;
    return { retrain, reason: why, dispatched: false, failed, runs };
  }
  const intended = rememberDispatch(state, {
    at,
    workflow: describeWay(policy.way),
    data: evidence.data,
    reason,
    status: 'intended',
  });
  await writeState(request, intended);
  try {
    await dispatcher.send({ ...request.facts, reason, data_version: evidence.data });
  } catch (error) {
    const refused = isRefusal(error);
    if (refused) await writeState(request, settleDispatch(intended, 'refused'));
    const message = error instanceof Error ? error.message : String(error);
    const unknown = refused
      ? ''
      : ' (it may have started: no other is sent before the cooldown ends)';
    const why = `${reason}; ${message}${unknown}`;
    return { retrain, reason: why, dispatched: false, failed: true, runs };
  }
  await writeState(request, settleDispatch(intended, 'sent'));
  return { retrain, reason, dispatched: true, failed: false, runs };
}

function obstacleOf({
  planOnly,
  dispatcher,
  policy,
  stateFile,
}: RetrainingRequest): string | undefined {
  if (planOnly) return 'pull requests change nothing';
  if ('unavailable' in dispatcher) return dispatcher.unavailable;
  if (!stateFile && policy && needsState(policy)) {
    return "after, cooldown and budget need a memory; give the input 'state' a file that is kept between runs";
  }
  return undefined;
}

/**
 * The other side answered and said no, or was never reached; without an answer, or on its own failure, the retraining may
 * have started.
 */
function isRefusal(error: unknown): boolean {
  const { status, refused } = error as { status?: unknown; refused?: unknown };
  if (typeof refused === 'boolean') return refused;
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408;
}

async function readState({ stateFile }: RetrainingRequest): Promise<RetrainingState> {
  return stateFile ? readRetrainingState(stateFile.path, stateFile.shown) : emptyState;
}

async function writeState({ stateFile }: RetrainingRequest, state: RetrainingState): Promise<void> {
  if (stateFile) await writeRetrainingState(stateFile.path, stateFile.shown, state);
}
