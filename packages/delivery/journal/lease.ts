import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '#core/ports.ts';
import { cannotRun, type CannotRunError } from '#core/verdict/errors.ts';

/** Who drives a rollout. */
export interface LeaseHolder {
  readonly host: string;
  readonly pid: number;
  /** Tells two processes with one pid apart. */
  readonly token: string;
  /** Run URL or user, for people. */
  readonly who: string;
}

interface LeaseRecord extends LeaseHolder {
  readonly takenAt: string;
  readonly expiresAtMs: number;
}

export interface LeaseOptions {
  readonly holder: LeaseHolder;
  readonly now: Clock;
  /** How long the lease outlives its last renewal, when its process cannot be asked. */
  readonly lifetimeMs: number;
  /** Whether a process of this host is alive. */
  isAlive(pid: number): boolean;
}

/** The right to drive the rollout of one journal, held as a file beside it. */
export interface Lease {
  /** Call before every change. @throws CannotRunError when another process has taken the lease over. */
  renew(): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the lease. One left by a process that died on this host, or that expired, is taken over.
 * @throws CannotRunError naming the holder.
 */
export async function takeLease(path: string, options: LeaseOptions): Promise<Lease> {
  const { holder } = options;
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw cannotRun('journal-write', path, `cannot be made: ${why}`, { cause });
  });
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await createExclusively(path, recordOf(options), holder.token)) return lease(path, options);
    const present = await read(path);
    if (present === undefined) continue;
    if (!isStale(present, options)) throw heldBy(path, present, options);
    await removeStale(path, present, holder.token);
  }
  throw cannotRun('rollout-locked', path, 'could not be taken: other processes keep taking it');
}

function lease(path: string, options: LeaseOptions): Lease {
  const isOurs = async (): Promise<boolean> => (await read(path))?.token === options.holder.token;
  return {
    renew: async () => {
      const present = await read(path);
      if (present?.token !== options.holder.token) throw lost(path, present);
      const beside = `${path}.${options.holder.token}`;
      await writeFile(beside, JSON.stringify(recordOf(options)));
      await rename(beside, path);
    },
    release: async () => {
      if (await isOurs()) await rm(path, { force: true });
    },
  };
}

function recordOf({ holder, now, lifetimeMs }: LeaseOptions): LeaseRecord {
  const takenAtMs = now();
  return {
    ...holder,
    takenAt: new Date(takenAtMs).toISOString(),
    expiresAtMs: takenAtMs + lifetimeMs,
  };
}

/** A hard link appears with its whole content or not at all, and fails when the name is taken. */
async function createExclusively(
  path: string,
  record: LeaseRecord,
  token: string,
): Promise<boolean> {
  const beside = `${path}.${token}`;
  await writeFile(beside, JSON.stringify(record));
  try {
    await link(beside, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(beside, { force: true });
  }
}

/** Moves the stale file away; gives it back when it turns out to be somebody's fresh one. */
async function removeStale(path: string, stale: LeaseRecord, token: string): Promise<void> {
  const aside = `${path}.${token}.stale`;
  try {
    await rename(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if ((await read(aside))?.token !== stale.token) {
    await link(aside, path).catch(() => undefined); // taken again meanwhile: that holder's renew() will say so
  }
  await rm(aside, { force: true });
}

function isStale(record: LeaseRecord, options: LeaseOptions): boolean {
  if (record.expiresAtMs <= options.now()) return true;
  return record.host === options.holder.host && !options.isAlive(record.pid);
}

/** An unreadable lease counts as expired: nobody can be asked. */
async function read(path: string): Promise<LeaseRecord | undefined> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
  const unreadable = { host: '', pid: 0, token: '', who: '?', takenAt: '', expiresAtMs: 0 };
  try {
    const record = JSON.parse(text) as LeaseRecord | null;
    return typeof record?.expiresAtMs === 'number' ? record : unreadable;
  } catch {
    return unreadable;
  }
}

function heldBy(path: string, record: LeaseRecord, options: LeaseOptions): CannotRunError {
  const seconds = Math.max(1, Math.ceil((record.expiresAtMs - options.now()) / 1000));
  return cannotRun(
    'rollout-locked',
    path,
    `another process drives this rollout: ${record.who}, process ${record.pid} on ${record.host}, since ` +
      `${record.takenAt}. Wait for it, or stop it; if it is gone, its lease ends in ${seconds} s`,
  );
}

function lost(path: string, present: LeaseRecord | undefined): CannotRunError {
  const by = present ? `${present.who}, process ${present.pid} on ${present.host}` : 'nobody';
  return cannotRun(
    'lease-lost',
    path,
    `the rollout was taken over (now held by ${by}) while this process was away; nothing more is changed`,
  );
}
