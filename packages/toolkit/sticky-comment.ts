import { readFile } from 'node:fs/promises';
import { renderSummary } from '#report/summary.ts';
import type { RunContext } from './action-definition.ts';
import type { FinishedRun } from './finished-run.ts';
import { githubApi, GitHubApiError } from './github-api.ts';

const bodyLimit = 65_536; // characters; GitHub answers 422 beyond

/**
 * One comment per action and working directory on a pull request, updated in place. Tokens of forks are
 * read-only: then a notice says so, and the job summary has the same text.
 */
export async function commentOnPullRequest(run: FinishedRun, context: RunContext): Promise<void> {
  const { github, logger, token } = context;
  if (!github.isPullRequest || !token || !github.repository || !github.eventPath) return;
  const pullRequest = await pullRequestNumber(github.eventPath);
  if (pullRequest === undefined) return;
  const place = process.env['INPUT_WORKING-DIRECTORY'] ?? '.';
  const marker = `<!-- trainyard:${run.report.action}:${encodeURIComponent(place)} -->`;
  const text = `${marker}\n${renderSummary(run.report, run.summaryDetails)}`;
  const cut = '\n\n_Shortened: the whole report is in the job summary._';
  const body = text.length > bodyLimit ? `${text.slice(0, bodyLimit - cut.length)}${cut}` : text;
  try {
    await githubApi({ apiUrl: github.apiUrl, token, repository: github.repository }).upsertComment({
      pullRequest,
      marker,
      body,
    });
  } catch (error) {
    if (!(error instanceof GitHubApiError)) throw error;
    logger.notice(`${error.message}. The report is in the job summary.`);
  }
}

async function pullRequestNumber(eventPath: string): Promise<number | undefined> {
  const event: unknown = JSON.parse(await readFile(eventPath, 'utf8'));
  const number = (event as { pull_request?: { number?: unknown } }).pull_request?.number;
  return typeof number === 'number' ? number : undefined;
}
