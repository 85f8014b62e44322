import { mkdir, readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import {
  emptyState,
  parseRetrainingState,
  retrainingStateText,
  type RetrainingState,
} from '#core/drift/retraining-state.ts';
import { cannotRun } from '#core/verdict/errors.ts';

/** Where the state is kept, and what messages call it; undefined: nowhere. */
export function stateFileOf(
  state: string | undefined,
  workingDirectory: string,
): { readonly path: string; readonly shown: string } | undefined {
  if (state === undefined) return undefined;
  return { path: resolve(workingDirectory, state), shown: state };
}

/**
 * The state at an absolute path; empty when there is no file yet.
 * @param shown the path as the user gave it.
 * @throws CannotRunError when it is damaged: an unreadable memory must not look like an empty one.
 */
export async function readRetrainingState(path: string, shown: string): Promise<RetrainingState> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return emptyState;
    throw cannotRun('state-unreadable', 'state', `cannot read ${shown}: ${messageOf(cause)}`, {
      cause,
    });
  }
  return parseRetrainingState(text, shown);
}

/** Written beside the file, synced and renamed over it: a crash leaves the old state or the new one. */
export async function writeRetrainingState(
  path: string,
  shown: string,
  state: RetrainingState,
): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, retrainingStateText(state));
  } catch (cause) {
    throw cannotRun(
      'state-unwritable',
      'state',
      `cannot write ${shown}: ${messageOf(cause)}. Nothing was dispatched`,
      { cause },
    );
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
