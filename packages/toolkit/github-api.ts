import { getOctokit } from '@actions/github';

/** A call to the GitHub API that was refused, with what to do about it. */
export class GitHubApiError extends Error {
  override readonly name = 'GitHubApiError';
  /** 0 when no answer came. */
  readonly status: number;

  constructor(action: string, status: number, detail: string, options?: ErrorOptions) {
    super(`cannot ${action}: ${describeStatus(status, detail)}`, options);
    this.status = status;
  }
}

export interface GitHubApi {
  /**
   * Starts a workflow (`workflow_dispatch`). Needs `actions: write`.
   * @param call.workflow file name of the workflow, such as retrain.yml.
   */
  dispatchWorkflow(call: {
    readonly workflow: string;
    readonly ref: string;
    readonly inputs: Readonly<Record<string, string>>;
  }): Promise<void>;
  /** Creates the comment with this marker on a pull request, or updates the one there is. */
  upsertComment(call: {
    readonly pullRequest: number;
    readonly marker: string;
    readonly body: string;
  }): Promise<void>;
}

export function githubApi(options: {
  readonly apiUrl: string;
  readonly token: string;
  /** owner/name */
  readonly repository: string;
}): GitHubApi {
  const octokit = getOctokit(options.token, { baseUrl: options.apiUrl });
  const [owner = '', repo = ''] = options.repository.split('/');
  return {
    dispatchWorkflow: ({ workflow, ref, inputs }) =>
      explain(`dispatch ${workflow}`, async () => {
        await octokit.rest.actions.createWorkflowDispatch({
          owner,
          repo,
          workflow_id: workflow,
          ref,
          inputs: { ...inputs },
        });
      }),
    upsertComment: ({ pullRequest, marker, body }) =>
      explain(`comment on pull request ${pullRequest}`, async () => {
        const issue = { owner, repo, issue_number: pullRequest };
        const comments = await octokit.paginate(octokit.rest.issues.listComments, {
          ...issue,
          per_page: 100,
        });
        const own = comments.find((comment) => comment.body?.includes(marker));
        if (own) {
          await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
        } else {
          await octokit.rest.issues.createComment({ ...issue, body });
        }
      }),
  };
}

async function explain(action: string, call: () => Promise<void>): Promise<void> {
  try {
    await call();
  } catch (cause) {
    const status = (cause as { status?: unknown }).status;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new GitHubApiError(action, typeof status === 'number' ? status : 0, detail, { cause });
  }
}

function describeStatus(status: number, detail: string): string {
  if (status === 401) return 'the token was not accepted (401); check the token input';
  if (status === 403) {
    return `the token may not do this (403): ${detail}. Grant the permission in the job, or accept a read-only token on pull requests from forks`;
  }
  if (status === 404) return `not found (404), or the token cannot see it: ${detail}`;
  return status === 0 ? `no answer: ${detail}` : `${detail} (${status})`;
}
