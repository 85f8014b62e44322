import { canonicalText } from '#core/record/decision-record.ts';
import { firstState, next } from '#core/rollout/next.ts';
import type { ParsedRollout } from '#core/rollout/parse-rollout-plan.ts';
import { isFinished, type Reason, type RolloutState } from '#core/rollout/rollout-state.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { driveRollout, record, type DriveUntil } from './drive-rollout.ts';
import type { RecordedRollout, RolloutHeader } from './journal/journal-entry.ts';
import { rolloutOf } from './header-rollout.ts';
import { openDrive, type SessionTools } from './open-drive.ts';
import { preflight } from './preflight.ts';
import { normalPatience, readWeight } from './steady-weight.ts';

/** What the user asks for, from rollout.yaml and the inputs. */
export interface RolloutRequest {
  readonly rollout: ParsedRollout;
  readonly rolloutId: string;
  readonly name: string | null;
  readonly version: string | null;
  /** The registry's champion now. */
  readonly champion: number | null;
  /** Of the model version; null when no registry follows. */
  readonly contentDigest: string | null;
}

export interface SessionResult {
  readonly header: RolloutHeader;
  readonly rollout: ParsedRollout;
  readonly state: RolloutState;
  readonly recorded: RecordedRollout;
  /** The rollout had ended before; nothing was done. */
  readonly already: boolean;
}

/** mode: run and start. Takes up an unfinished rollout of the same version, tells a finished one, or begins. */
export async function startSession(
  tools: SessionTools,
  request: RolloutRequest,
  until: DriveUntil,
): Promise<SessionResult> {
  const existing = await tools.journal.read();
  if (existing && !isFinished(existing.state)) {
    if (existing.header.rolloutId !== request.rolloutId) throw otherRollout(existing);
    return resumeSession(tools, existing, { until, ...planChange(existing, request) });
  }
  if (existing && (await stillTrue(existing, request, tools))) return told(existing);
  return beginSession(tools, request, until);
}

/** mode: check, finish, abort, and the post step: an unfinished rollout goes on, or is told to stop. */
export async function resumeSession(
  tools: SessionTools,
  existing: RecordedRollout,
  how: { readonly until: DriveUntil; readonly stop?: Reason; readonly thenStop?: Reason },
): Promise<SessionResult> {
  if (isFinished(existing.state)) return told(existing);
  const drive = openDrive(tools, existing.header);
  tools.onDriving();
  await tools.lease.renew();
  let state = await record(drive, existing.state, { kind: 'resume' });
  if (how.stop) state = await record(drive, state, { kind: 'stop', reason: how.stop });
  state = await driveRollout(drive, state, how.until);
  if (how.thenStop && !isFinished(state)) {
    state = await record(drive, state, { kind: 'stop', reason: how.thenStop });
    state = await driveRollout(drive, state, 'end');
  }
  return result(tools, existing.header, state);
}

/** Brings a weight between 0 and 100 that no journal knows of back to 0; undefined when there is none. */
export async function abortUnknown(
  tools: SessionTools,
  request: RolloutRequest,
  reason: Reason,
): Promise<SessionResult | undefined> {
  const header = headerOf(tools, request, 0);
  const drive = openDrive(tools, header);
  const seen = await readWeight(drive, normalPatience);
  if (seen.kind === 'weight-failed') {
    throw cannotRun('target-unreachable', 'target', `cannot read the weight: ${seen.message}`);
  }
  if (seen.weight === 0 || seen.weight === 100) return undefined;
  const known = headerOf(tools, request, seen.weight);
  await tools.lease.renew();
  const nowMs = tools.now();
  const begun = firstState(request.rollout.plan, nowMs);
  const { state } = next(request.rollout.plan, begun, { kind: 'stop', reason }, nowMs);
  await tools.journal.append({
    entry: 'begin',
    at: new Date(nowMs).toISOString(),
    header: known,
    state,
  });
  return result(tools, known, await driveRollout(drive, state, 'end'));
}

async function beginSession(
  tools: SessionTools,
  request: RolloutRequest,
  until: DriveUntil,
): Promise<SessionResult> {
  const header = headerOf(tools, request, 0);
  const drive = openDrive(tools, header);
  await preflight(drive, tools.signal).catch((error: unknown) => {
    if (!tools.signal.aborted) throw error;
    throw cannotRun('cancelled', 'rollout', 'the job was cancelled before anything was changed');
  });
  tools.onDriving();
  await tools.lease.renew();
  const nowMs = tools.now();
  const state = firstState(request.rollout.plan, nowMs);
  await tools.journal.append({ entry: 'begin', at: new Date(nowMs).toISOString(), header, state });
  tools.logger.info(`rollout ${header.rolloutId} begins`);
  return result(tools, header, await driveRollout(drive, state, until));
}

function headerOf(tools: SessionTools, request: RolloutRequest, weight: number): RolloutHeader {
  return {
    schema: 1,
    rolloutId: request.rolloutId,
    name: request.name,
    version: request.version,
    startedAt: new Date(tools.now()).toISOString(),
    rolloutFile: request.rollout.config.file,
    rolloutText: request.rollout.config.text,
    contentDigest: request.contentDigest,
    before: { weight, champion: request.champion },
  };
}

/** A rollout goes by the file that it began with; another file while it is under way stops it. */
function planChange(existing: RecordedRollout, request: RolloutRequest): { stop?: Reason } {
  const { header } = existing;
  const began = rolloutOf(header);
  const same = canonicalText(began.config.value) === canonicalText(request.rollout.config.value);
  if (same) return {};
  const message = `${request.rollout.config.file} was changed while the rollout was under way; rolled back by the file that it began with`;
  return { stop: { guard: 'plan-changed', message } };
}

/** Without a version to tell rollouts apart, a promoted one is over once its target is back at 0. */
async function stillTrue(
  existing: RecordedRollout,
  request: RolloutRequest,
  tools: SessionTools,
): Promise<boolean> {
  if (existing.header.rolloutId !== request.rolloutId) return false;
  if (request.version !== null || existing.state.phase !== 'promoted') return true;
  const drive = openDrive(tools, existing.header);
  const seen = await readWeight(drive, normalPatience);
  return !(seen.kind === 'weight' && seen.weight === 0);
}

function otherRollout(existing: RecordedRollout): Error {
  const { header, state } = existing;
  return cannotRun(
    'rollout-in-progress',
    'journal',
    `rollout ${header.rolloutId}, begun ${header.startedAt}, is unfinished at ${state.observedWeight ?? 'an unknown weight'} %. ` +
      'Run it to its end with its own version, or use mode: abort, before another version is rolled out',
  );
}

function told(existing: RecordedRollout): SessionResult {
  const { header, state } = existing;
  const rollout = rolloutOf(header);
  return { header, rollout, state, recorded: existing, already: true };
}

async function result(
  tools: SessionTools,
  header: RolloutHeader,
  state: RolloutState,
): Promise<SessionResult> {
  const rollout = rolloutOf(header);
  const recorded = (await tools.journal.read())!;
  return { header, rollout, state, recorded, already: false };
}
