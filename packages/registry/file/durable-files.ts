import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Writes a new file and waits until its bytes are on the disk. */
export async function writeDurably(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await using file = await open(path, 'wx');
  await file.writeFile(text);
  await file.sync();
}

/**
 * Copies a file to a new, read-only one (a copy-on-write clone where the file system can) and waits until it is on
 * the disk. Never a hard link: the owner of the source may go on writing to it.
 */
export async function copyDurably(source: string, target: string): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  await copyFile(source, target, constants.COPYFILE_FICLONE | constants.COPYFILE_EXCL);
  await using file = await open(target);
  await file.sync();
  const executable = ((await stat(source)).mode & 0o111) !== 0;
  await chmod(target, executable ? 0o555 : 0o444);
}

/**
 * Makes a finished directory visible under its final name in one step: rename(2) refuses when the target is a
 * directory with something in it, so of several writers exactly one wins, and a reader sees all or nothing.
 * Works where hard links do not (SMB shares), and needs no lock that a killed process could leave behind.
 * @returns false when somebody else was faster; then nothing changed.
 */
export async function publishDirectory(
  staged: string,
  target: string,
  root: string,
): Promise<boolean> {
  await syncTree(staged);
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(staged, target);
  } catch (error) {
    if (await isTaken(error, target)) return false;
    throw error;
  }
  for (let parent = dirname(target); parent.length >= root.length; parent = dirname(parent)) {
    await syncDirectory(parent);
    if (parent === root) break;
  }
  return true;
}

async function isTaken(error: unknown, target: string): Promise<boolean> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOTEMPTY' || code === 'EEXIST') return true;
  // Windows says EPERM for a target that exists.
  return (
    (code === 'EPERM' || code === 'EACCES') &&
    process.platform === 'win32' &&
    (await exists(target))
  );
}

export async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}

async function syncTree(directory: string): Promise<void> {
  for (const entry of await readdir(directory, { withFileTypes: true })) {
    if (entry.isDirectory()) await syncTree(join(directory, entry.name));
  }
  await syncDirectory(directory);
}

/** Without this a power cut may forget a rename that a reader has seen already. Windows has no such call. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === 'win32') return;
  await using handle = await open(directory);
  await handle.sync();
}
