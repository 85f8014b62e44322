import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CommonInputs } from './action-definition.ts';
import type { InputReader } from './input-reader.ts';

/** The inputs that all actions share; problems are noted on the reader. */
export function readCommonInputs(reader: InputReader, action: string): CommonInputs {
  const workingDirectory = readWorkingDirectory(reader);
  const reports = reader.optional('report-directory') ?? `trainyard-report/${action}`;
  return {
    workingDirectory,
    reportDirectory: resolve(workingDirectory, reports),
    failOn: reader.choice('fail-on', ['error', 'warning', 'never']),
    token: reader.optional('token') ?? process.env['GITHUB_TOKEN'],
    comment: reader.choice('comment', ['auto', 'always', 'never']),
    records: reader.list('records'),
  };
}

/** Where there is none, reports go to the current directory: a mistyped one must not come into being. */
function readWorkingDirectory(reader: InputReader): string {
  const given = reader.optional('working-directory') ?? '.';
  const directory = resolve(given);
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) return directory;
  reader.problem(
    'working-directory',
    `expected a directory, got ${JSON.stringify(given)}, which is none in ${process.cwd()}`,
  );
  return resolve('.');
}
