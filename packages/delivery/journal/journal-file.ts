import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import { journalLine, parseJournal, type Journal } from './journal-entry.ts';

/** An append-only file of JSON lines; every line is on the disk before `append` returns. */
export function journalFile(path: string, shown: string): Journal {
  let before: string | undefined;
  return {
    read: async () => parseJournal(await textOf(path, shown), shown),
    append: async (entry) => {
      try {
        before ??= await prepare(path);
        const line = journalLine(entry, before);
        await appendDurably(path, line);
        before = line;
      } catch (cause) {
        throw cannotRun('journal-write', shown, `cannot be written: ${messageOf(cause)}`, {
          cause,
        });
      }
    },
  };
}

async function appendDurably(path: string, line: string): Promise<void> {
  const file = await open(path, 'a');
  try {
    await file.writeFile(`${line}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Makes the file, or cuts off what a killed process left behind its last line feed. The last line, if any. */
async function prepare(path: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  let text: Buffer;
  try {
    text = await readFile(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    await (await open(path, 'a')).close();
    await syncDirectory(dirname(path));
    return '';
  }
  const whole = text.lastIndexOf(10) + 1;
  if (whole < text.length) await truncate(path, whole);
  return text.subarray(0, whole).toString().trimEnd().split('\n').at(-1)!;
}

/** A new file is only there after a crash when its directory was synced too. */
async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } catch (error) {
    // Some file systems (and Windows) cannot sync a directory; the file itself was synced.
    if (
      !['EINVAL', 'EPERM', 'EISDIR', 'ENOTSUP'].includes(
        (error as NodeJS.ErrnoException).code ?? '',
      )
    ) {
      throw error;
    }
  } finally {
    await directory.close();
  }
}

async function textOf(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw cannotRun('journal-read', shown, `cannot be read: ${messageOf(cause)}`, { cause });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
