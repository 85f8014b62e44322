import { formatDurationMs } from '#core/config/duration.ts';
import { commandFor, next } from '#core/rollout/next.ts';
import type { Command, Observation, Reason, RolloutState } from '#core/rollout/rollout-state.ts';
import { CannotRunError, cannotRun } from '#core/verdict/errors.ts';
import type { Journal } from './journal/journal-entry.ts';
import { perform, type Haste, type RolloutTools } from './perform-command.ts';
import { normalPatience, setAndReadBack, urgentPatience } from './steady-weight.ts';

export interface Drive extends RolloutTools {
  readonly journal: Journal;
  /** Aborted when the job is cancelled: the rollout is rolled back within seconds. */
  readonly signal: AbortSignal;
  /** Called before each change; throws when another process took the rollout over. */
  renewLease(): Promise<void>;
}

/** `end`: until the rollout rests. `wait`: until there is nothing to do before the next measurement is due. */
export type DriveUntil = 'end' | 'wait';

const cancelled: Reason = { guard: 'cancelled', message: 'the job was cancelled' };
/** The runner kills 10 s after the first signal; reports want the rest. */
const urgentMs = 5000;

/**
 * Carries out the command that the state stands before, notes what was seen in the journal, and so on. The journal
 * has every state before its command is carried out, so a killed process loses nothing.
 */
export async function driveRollout(
  drive: Drive,
  start: RolloutState,
  until: DriveUntil,
): Promise<RolloutState> {
  let state = start;
  let measured = false;
  let urgent: Haste | undefined;
  for (;;) {
    const command = commandFor(state);
    if (command.kind === 'rest' || command.kind === 'give-up') return state;
    const waits = command.kind === 'measure' && command.notBeforeMs > drive.now();
    if (until === 'wait' && waits && (measured || state.last === null)) return state;
    const stopping = drive.signal.aborted && urgent === undefined;
    if (stopping) urgent = { signal: AbortSignal.timeout(urgentMs), patience: urgentPatience };
    const haste = urgent ?? { signal: drive.signal, patience: normalPatience };
    await drive.renewLease();
    const seen: Observation | undefined = stopping
      ? { kind: 'stop', reason: cancelled }
      : await observe(command, drive, { haste, urgent: urgent !== undefined });
    if (seen === undefined) continue;
    measured ||= seen.kind === 'metrics' || seen.kind === 'no-data';
    state = await record(drive, state, seen);
  }
}

/** Undefined: interrupted by the signal; nothing was learnt. */
async function observe(
  command: Exclude<Command, { kind: 'rest' | 'give-up' }>,
  drive: Drive,
  { haste, urgent }: { haste: Haste; urgent: boolean },
): Promise<Observation | undefined> {
  try {
    return await perform(command, drive, haste);
  } catch (error) {
    if (!haste.signal.aborted) throw error;
    if (!urgent) return undefined;
    return outOfTime(command);
  }
}

/** The last seconds are over: what the command would have told is unknown. */
function outOfTime(command: Command): Observation {
  const message = 'no answer within the seconds that a cancelled job has';
  if (command.kind === 'set-weight') return { kind: 'weight-failed', message };
  if (command.kind === 'prove') {
    return { kind: 'proof', proof: { canaryRequests: null, stableReachable: false } };
  }
  return { kind: 'registry', problem: message };
}

/** One entry of the journal. */
export async function record(
  drive: Drive,
  state: RolloutState,
  seen: Observation,
): Promise<RolloutState> {
  const nowMs = drive.now();
  const after = next(drive.plan, state, seen, nowMs).state;
  const entry = {
    entry: 'step' as const,
    at: new Date(nowMs).toISOString(),
    saw: sawText(seen),
    state: after,
    ...(seen.kind === 'metrics' && after.last === null ? { reading: seen.reading } : {}),
  };
  try {
    await drive.journal.append(entry);
  } catch (error) {
    throw await withoutJournal(drive, after, error);
  }
  tell(drive, state, after);
  return after;
}

/** A rollout that cannot be remembered must not stay half done: the weight goes back while we still can. */
async function withoutJournal(drive: Drive, state: RolloutState, error: unknown): Promise<unknown> {
  const safe = ['publishing', 'promoted', 'rolled-back', 'starting'].includes(state.phase);
  if (safe || !(error instanceof CannotRunError)) return error;
  const haste = { ...drive, signal: AbortSignal.timeout(urgentMs) };
  const answer = await setAndReadBack(0, haste, urgentPatience).catch(() => undefined);
  const done = answer?.kind === 'weight' && answer.weight === 0;
  const subject = error.problems[0]?.subject ?? 'journal';
  return cannotRun(
    'journal-write',
    subject,
    `${error.problems[0]?.message ?? error.message}. ` +
      (done
        ? 'The canary was set back to weight 0. Mend the journal’s place and run again'
        : 'The canary could NOT be set back to weight 0: do it by hand'),
    { cause: error },
  );
}

function sawText(seen: Observation): string {
  switch (seen.kind) {
    case 'weight':
    case 'metrics':
      return `${seen.kind} ${seen.weight}`;
    case 'weight-failed':
    case 'no-data':
      return `${seen.kind}: ${seen.message}`;
    case 'stop':
      return `stop: ${seen.reason.guard}`;
    default:
      return seen.kind;
  }
}

function tell(drive: Drive, before: RolloutState, after: RolloutState): void {
  const why = after.reason && before.reason !== after.reason ? `: ${after.reason.message}` : '';
  const asked = before.desiredWeight !== after.desiredWeight;
  if (before.phase !== after.phase || asked) {
    const weight = after.observedWeight ?? 'unknown';
    const move = asked ? `${weight} → ${after.desiredWeight} %` : `at ${weight} %`;
    drive.logger.info(`${after.phase} (${move})${why}`);
    return;
  }
  const step = after.steps.at(-1);
  if (after.phase !== 'baking' || !step) return;
  const lasted = formatDurationMs(drive.now() - step.enteredAtMs);
  const requests = `${step.canaryRequests} of ${step.canaryRequests + step.stableRequests} requests`;
  const missing = after.noDataWhy ? `; ${after.noDataWhy}` : '';
  drive.logger.progress(`${step.weight} %: ${lasted}, canary ${requests}${missing}`);
}
