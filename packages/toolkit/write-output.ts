import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import { writeWholeFile } from './write-whole-file.ts';

/** A file that an input names. */
export interface OutputFile {
  /** Absolute. */
  readonly path: string;
  readonly input: string;
  /** As the user wrote it. */
  readonly shown: string;
}

/**
 * Writes it in one step, with the directories on the way.
 * @throws CannotRunError
 */
export async function writeOutput({ path, input, shown }: OutputFile, text: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWholeFile(path, text);
  } catch (cause) {
    const reason = (cause as Error).message;
    throw cannotRun(`${input}-write`, shown, `cannot be written: ${reason}`, { cause });
  }
}
