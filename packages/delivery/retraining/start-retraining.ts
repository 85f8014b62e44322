import {
  decideRetraining,
  needsState,
  type RetrainingEvidence,
} from '#core/drift/decide-retraining.ts';
import type { RetrainPolicy } from '#core/drift/drift-policy.ts';
import {
  emptyState,
  rememberDispatch,
  rememberRun,
  settleDispatch,
  type RetrainingState,
} from '#core/drift/retraining-state.ts';
import { readRetrainingState, writeRetrainingState } from './state-file.ts';

export interface WorkflowCall {
  readonly workflow: string;
  readonly ref: string;
  readonly inputs: Readonly<Record<string, string>>;
}

/** A way to start the workflow, or why there is none. */
export type Dispatcher =
  | { readonly ref: string; send(call: WorkflowCall): Promise<void> }
  | { readonly unavailable: string };

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
}

export interface RetrainingOutcome {
  readonly retrain: boolean;
  readonly reason: string;
  readonly dispatched: boolean;
  /** A dispatch was tried and not confirmed. */
  readonly failed: boolean;
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
  const run = { at, data: evidence.data, asksForRetraining: evidence.asksForRetraining };
  const state = rememberRun(request.amend?.(before) ?? before, run);
  const { retrain, reason } = decideRetraining(policy, evidence, state, now);
  const obstacle = retrain ? obstacleOf(request) : undefined;
  if (!retrain || !policy || obstacle !== undefined || 'unavailable' in request.dispatcher) {
    if (!planOnly) await writeState(request, state);
    const why = obstacle === undefined ? reason : `${reason}; not dispatched: ${obstacle}`;
    return { retrain, reason: why, dispatched: false, failed: false };
  }
  const { dispatcher } = request;
  const { ref } = dispatcher;
  const { workflow } = policy;
  const inputs = { ...policy.inputs, reason, data_version: evidence.data };
  const intended = rememberDispatch(state, {
    at,
    workflow,
    data: evidence.data,
    reason,
    status: 'intended',
  });
  await writeState(request, intended);
  try {
    await dispatcher.send({ workflow, ref, inputs });
  } catch (error) {
    const refused = isRefusal(error);
    if (refused) await writeState(request, settleDispatch(intended, 'refused'));
    const message = error instanceof Error ? error.message : String(error);
    const unknown = refused
      ? ''
      : ' (it may have started: no other is sent before the cooldown ends)';
    return { retrain, reason: `${reason}; ${message}${unknown}`, dispatched: false, failed: true };
  }
  await writeState(request, settleDispatch(intended, 'sent'));
  return { retrain, reason, dispatched: true, failed: false };
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

/** GitHub answered and said no; without an answer, or on its own failure, the workflow may have started. */
function isRefusal(error: unknown): boolean {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 408;
}

async function readState({ stateFile }: RetrainingRequest): Promise<RetrainingState> {
  return stateFile ? readRetrainingState(stateFile.path, stateFile.shown) : emptyState;
}

async function writeState({ stateFile }: RetrainingRequest, state: RetrainingState): Promise<void> {
  if (stateFile) await writeRetrainingState(stateFile.path, stateFile.shown, state);
}
