import { join } from 'node:path';
import type { RunContext } from '#toolkit/action-definition.ts';
import { readGitHubEnvironment } from '#toolkit/github-environment.ts';
import { quiet } from './sql-table.ts';

/** What the shell gives to an action, in a directory of the test's. */
export function runContext(
  workingDirectory: string,
  changes: Partial<RunContext> = {},
): RunContext {
  return {
    workingDirectory,
    reportDirectory: join(workingDirectory, 'report'),
    failOn: 'error',
    token: undefined,
    comment: 'never',
    records: [],
    logger: quiet,
    github: readGitHubEnvironment({}),
    env: process.env,
    loadedRecords: [],
    signal: new AbortController().signal,
    mask() {},
    saveState() {},
    ...changes,
  };
}
