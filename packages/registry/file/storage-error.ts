import { cannotRun } from '#core/verdict/errors.ts';

const remedies: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full: free some space',
  EDQUOT: 'the quota is used up: free some space',
  EACCES: 'permission denied: let this user read and write there',
  EPERM: 'permission denied: let this user read and write there',
  EROFS: 'the disk is mounted read-only',
  EEXIST: 'a file stands where a directory should be: move it away',
  ENOTDIR: 'a part of this path is a file',
  EMFILE: 'too many open files: raise the limit',
  EXDEV: 'the registry spans two disks: keep all of it on one',
  ESTALE: 'the shared disk went away: mount it again',
};

/**
 * Runs work on the registry's disk; what the operating system refuses becomes an error with the path and a remedy.
 * Nothing half-written is visible after it, so running again is always safe.
 */
export async function nameStorageErrors<T>(root: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const { syscall, code = '', path, dest } = cause as NodeJS.ErrnoException & { dest?: string };
    if (syscall === undefined) throw cause;
    const remedy = remedies[code] ?? `the operating system said ${code}`;
    throw cannotRun(
      'registry-storage',
      dest ?? path ?? root,
      `${syscall} failed, ${remedy}, then run again`,
      {
        cause,
      },
    );
  }
}
