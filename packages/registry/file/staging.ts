import { randomUUID } from 'node:crypto';
import { mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { listNames, type Layout } from './layout.ts';

/** A private directory on the registry's disk, so that finished work can be renamed into place. */
export interface Staging extends AsyncDisposable {
  readonly directory: string;
  /** Tells this attempt from all others. */
  readonly nonce: string;
}

export async function openStaging(layout: Layout): Promise<Staging> {
  const nonce = randomUUID();
  const directory = join(layout.staging, nonce);
  await mkdir(directory, { recursive: true });
  return {
    nonce,
    directory,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}

/** By then its process is long gone: jobs on GitHub's runners end after 6 hours, on one's own after 5 days. */
const abandonedAfterMs = 7 * 24 * 60 * 60 * 1000;

/** Removes what killed processes left behind. By age alone: on a shared disk process numbers mean nothing. */
export async function sweepStaging(layout: Layout, now: number): Promise<void> {
  for (const name of await listNames(layout.staging)) {
    const directory = join(layout.staging, name);
    const age = await ageMs(directory, now);
    if (age > abandonedAfterMs) await rm(directory, { recursive: true, force: true });
  }
}

async function ageMs(path: string, now: number): Promise<number> {
  try {
    return now - (await stat(path)).mtimeMs;
  } catch {
    return 0; // somebody else removed it meanwhile
  }
}
