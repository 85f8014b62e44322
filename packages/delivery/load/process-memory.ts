import { readdir, readFile } from 'node:fs/promises';

/** Peak of resident memory of one process, in bytes. */
export type PeakByProcess = ReadonlyMap<string, number>;

/**
 * The peaks (VmHWM) of all processes of a group that are alive; undefined where the system has no /proc. The kernel keeps the
 * peak itself, so that nothing between two looks is missed.
 */
export async function peakMemoryOfGroup(group: number): Promise<PeakByProcess | undefined> {
  const entries = await readdir('/proc').catch(() => undefined);
  if (!entries) return undefined;
  const peaks = new Map<string, number>();
  const processes = entries.filter((name) => /^\d+$/.test(name));
  await Promise.all(
    processes.map(async (pid) => {
      const stat = await textOf(`/proc/${pid}/stat`);
      // 'pid (name) state ppid pgrp …'; a name may hold spaces and brackets.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (Number(fields[2]) !== group) return;
      const status = await textOf(`/proc/${pid}/status`);
      const kilobytes = /^VmHWM:\s*(\d+) kB$/m.exec(status)?.[1];
      if (kilobytes !== undefined) peaks.set(pid, Number(kilobytes) * 1024);
    }),
  );
  return peaks.size > 0 ? peaks : undefined;
}

/** A process may end while it is looked at. */
async function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '');
}
