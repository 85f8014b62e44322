import { resolve } from 'node:path';
import type { CommonInputs } from './action-definition.ts';
import type { InputReader } from './input-reader.ts';

/** The inputs that all actions share; problems are noted on the reader. */
export function readCommonInputs(reader: InputReader, action: string): CommonInputs {
  const workingDirectory = resolve(reader.optional('working-directory') ?? '.');
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
