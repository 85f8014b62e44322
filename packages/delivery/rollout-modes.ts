import { cannotRun } from '#core/verdict/errors.ts';
import type { RecordedRollout } from './journal/journal-entry.ts';
import type { SessionTools } from './open-drive.ts';
import {
  abortUnknown,
  resumeSession,
  startSession,
  type RolloutRequest,
  type SessionResult,
} from './rollout-session.ts';

export type RolloutMode = 'run' | 'start' | 'check' | 'finish' | 'abort';

const aborted = { guard: 'aborted', message: 'mode: abort was asked for' };
const finished = {
  guard: 'finish',
  message: 'mode: finish ends a rollout that is still undecided',
};

/** One job of a rollout. Undefined: nothing to abort. */
export async function runMode(
  mode: RolloutMode,
  tools: SessionTools,
  request: RolloutRequest,
): Promise<SessionResult | undefined> {
  switch (mode) {
    case 'run':
      return startSession(tools, request, 'end');
    case 'start':
      return startSession(tools, request, 'wait');
    case 'check':
      return resumeSession(tools, await underWay(tools, request), { until: 'wait' });
    case 'finish':
      return resumeSession(tools, await underWay(tools, request), {
        until: 'wait',
        thenStop: finished,
      });
    case 'abort': {
      const existing = await tools.journal.read();
      return existing
        ? resumeSession(tools, sameVersion(existing, request), { until: 'end', stop: aborted })
        : abortUnknown(tools, request, aborted);
    }
    default:
      return mode satisfies never;
  }
}

async function underWay(tools: SessionTools, request: RolloutRequest): Promise<RecordedRollout> {
  const existing = await tools.journal.read();
  if (existing) return sameVersion(existing, request);
  throw cannotRun(
    'no-rollout',
    'journal',
    'there is no rollout in this journal; begin one with mode: start, and carry the journal from job to job (cache or artifact)',
  );
}

/** A version that is given has to be the one under way; none given means whatever is under way. */
function sameVersion(existing: RecordedRollout, request: RolloutRequest): RecordedRollout {
  const { header } = existing;
  if (request.version === null || request.version === header.version) return existing;
  throw cannotRun(
    'other-version',
    'version',
    `the journal speaks of version ${header.version ?? '(none given)'} (rollout ${header.rolloutId}), not of ${request.version}`,
  );
}
