import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { cannotRun } from '#core/verdict/errors.ts';
import type { RunContext } from './action-definition.ts';

export interface InputFile {
  /** The input that names the file. */
  readonly input: string;
  /** Path relative to the working directory. */
  readonly file: string;
  /** What to do when there is no such file. */
  readonly hint?: string;
}

/** The text of a file that an input names. @throws CannotRunError that names input and file. */
export async function readInputFile(
  { input, file, hint }: InputFile,
  { workingDirectory }: Pick<RunContext, 'workingDirectory'>,
): Promise<string> {
  try {
    return await readFile(resolve(workingDirectory, file), 'utf8');
  } catch (cause) {
    const { code = 'unknown error' } = cause as NodeJS.ErrnoException;
    const missing = `there is no file ${file} in ${workingDirectory}${hint ? `. ${hint}` : ''}`;
    const why = code === 'ENOENT' ? missing : `${file} cannot be read (${code}); expected a file`;
    throw cannotRun('file-unreadable', input, why, { cause });
  }
}
