import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { commentLimit } from '#report/comment/fit-parts.ts';
import { renderComment } from '#report/comment/render-comment.ts';
import type { RunContext } from './action-definition.ts';
import type { FinishedRun } from './finished-run.ts';
import { githubApi, GitHubApiError } from './github-api.ts';

/**
 * One comment per action, working and report directory on a pull request, updated in place. Tokens of forks are
 * read-only: then a notice says so, and the job summary has the same text.
 */
export async function commentOnPullRequest(run: FinishedRun, context: RunContext): Promise<void> {
  const { github, logger, token } = context;
  if (!github.isPullRequest || !token || !github.repository || !github.eventPath) return;
  const pullRequest = await pullRequestNumber(github.eventPath);
  if (pullRequest === undefined) return;
  const marker = markerOf(run.report.action, context);
  const start = `${marker}\n`;
  const body = `${start}${commentOf(run, start.length)}`;
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

/** Two gates of one job differ in their report directory; the default one adds nothing. */
function markerOf(
  action: string,
  { workingDirectory, reportDirectory }: Pick<RunContext, 'workingDirectory' | 'reportDirectory'>,
): string {
  const place = process.env['INPUT_WORKING-DIRECTORY'] ?? '.';
  const reports = relative(workingDirectory, reportDirectory).replaceAll('\\', '/');
  const own = reports === `trainyard-report/${action}` ? [] : [reports];
  const names = [place, ...own].map((name) => encodeURIComponent(name));
  return `<!-- trainyard:${[action, ...names].join(':')} -->`;
}

function commentOf({ report, comment, summaryDetails }: FinishedRun, reserved: number): string {
  return (
    comment?.(report, reserved) ?? renderComment(report, summaryDetails, commentLimit - reserved)
  );
}

async function pullRequestNumber(eventPath: string): Promise<number | undefined> {
  const event: unknown = JSON.parse(await readFile(eventPath, 'utf8'));
  const number = (event as { pull_request?: { number?: unknown } }).pull_request?.number;
  return typeof number === 'number' ? number : undefined;
}
