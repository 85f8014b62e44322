import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { HoldoutUse } from '#core/gate/holdout/holdout-use.ts';
import { isMapping } from '#core/gate/given/json-mapping.ts';
import { cannotRun } from '#core/verdict/errors.ts';
import { isMissing } from '../file/durable-files.ts';

/**
 * The uses in a state file: JSON lines, one a use. Lines are only ever appended, so that gates that run at the same time lose
 * none. A last line without its end was cut off by a kill and counts for nothing.
 * @throws CannotRunError naming a line that is no use
 */
export async function readUses(path: string, shown: string): Promise<HoldoutUse[]> {
  const text = await textOf(path, shown);
  const lines = text.split('\n');
  const isCut = lines.at(-1) !== '';
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const use = useOf(line);
    if (use) return [use];
    if (isCut && index === lines.length - 1) return [];
    const location = { file: shown, line: index + 1, column: 1 };
    const message =
      'is no use of evaluation data; expected { data, candidate, verdict, at } as quality-gate writes it. Restore the file, or name another one';
    throw cannotRun('holdout-state', 'state', message, { location });
  });
}

async function textOf(path: string, shown: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    if (isMissing(cause)) return '';
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    throw cannotRun(
      'holdout-state',
      'state',
      `${shown} cannot be read (${code}); expected a file`,
      {
        cause,
      },
    );
  }
}

function useOf(line: string): HoldoutUse | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (!isMapping(value)) return undefined;
  const { data, candidate, verdict, at } = value;
  return typeof data === 'string' &&
    typeof candidate === 'string' &&
    typeof verdict === 'string' &&
    typeof at === 'string'
    ? { data, candidate, verdict, at }
    : undefined;
}

/** Adds a use; a last line that was cut off goes. @throws CannotRunError when the file cannot be written */
export async function appendUse(path: string, shown: string, use: HoldoutUse): Promise<void> {
  const { data, candidate, verdict, at } = use;
  try {
    await mkdir(dirname(path), { recursive: true });
    const before = await readFile(path).catch(() => Buffer.alloc(0));
    const end = before.lastIndexOf('\n') + 1;
    if (end < before.length) await truncate(path, end);
    await appendFile(path, `${JSON.stringify({ data, candidate, verdict, at })}\n`);
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    throw cannotRun('holdout-state', 'state', `${shown} cannot be written (${code})`, { cause });
  }
}
