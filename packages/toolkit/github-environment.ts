/** What the runner tells about the run; every field may be absent outside GitHub Actions. */
export interface GitHubEnvironment {
  readonly onRunner: boolean;
  readonly eventName: string | undefined;
  /** Pull-request events change nothing outside the workspace: mutating steps plan and report only. */
  readonly isPullRequest: boolean;
  /** owner/name */
  readonly repository: string | undefined;
  readonly commit: string | undefined;
  readonly ref: string | undefined;
  readonly actor: string | undefined;
  readonly runUrl: string | undefined;
  readonly apiUrl: string;
  /** Path of the event payload. */
  readonly eventPath: string | undefined;
}

const pullRequestEvents = new Set([
  'pull_request',
  'pull_request_target',
  'pull_request_review',
  'pull_request_review_comment',
  'merge_group',
]);

export function readGitHubEnvironment(env: NodeJS.ProcessEnv): GitHubEnvironment {
  const repository = env['GITHUB_REPOSITORY'] || undefined;
  const runId = env['GITHUB_RUN_ID'] || undefined;
  const server = env['GITHUB_SERVER_URL'] || 'https://github.com';
  const eventName = env['GITHUB_EVENT_NAME'] || undefined;
  return {
    onRunner: env['GITHUB_ACTIONS'] === 'true',
    eventName,
    isPullRequest: eventName !== undefined && pullRequestEvents.has(eventName),
    repository,
    commit: env['GITHUB_SHA'] || undefined,
    ref: env['GITHUB_REF'] || undefined,
    actor: env['GITHUB_ACTOR'] || undefined,
    runUrl: repository && runId ? `${server}/${repository}/actions/runs/${runId}` : undefined,
    apiUrl: env['GITHUB_API_URL'] || 'https://api.github.com',
    eventPath: env['GITHUB_EVENT_PATH'] || undefined,
  };
}
