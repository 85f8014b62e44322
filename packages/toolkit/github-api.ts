import { getOctokit } from '@actions/github';
import { callGitHub } from './github-call.ts';
import { githubIssues, isTrusted, type GitHubIssues } from './github-issues.ts';

export { GitHubApiError } from './github-call.ts';

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
  /** Tells the workflows of a repository that something happened (`repository_dispatch`). Needs `contents: write` there. */
  dispatchRepository(call: {
    /** owner/name */
    readonly repository: string;
    readonly eventType: string;
    readonly payload: Readonly<Record<string, unknown>>;
  }): Promise<void>;
  /** Creates the comment with this marker on a pull request, or updates ours; a marker that a stranger copied is none. */
  upsertComment(call: {
    readonly pullRequest: number;
    readonly marker: string;
    readonly body: string;
  }): Promise<void>;
  readonly issues: GitHubIssues;
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
    issues: githubIssues(octokit, { owner, repo }),
    dispatchWorkflow: ({ workflow, ref, inputs }) =>
      callGitHub(
        `dispatch ${workflow}`,
        async () => {
          await octokit.rest.actions.createWorkflowDispatch({
            owner,
            repo,
            workflow_id: workflow,
            ref,
            inputs: { ...inputs },
          });
        },
        { needs: 'actions: write' },
      ),
    dispatchRepository: ({ repository, eventType, payload }) =>
      callGitHub(
        `dispatch ${eventType} to ${repository}`,
        async () => {
          const [target = '', name = ''] = repository.split('/');
          await octokit.rest.repos.createDispatchEvent({
            owner: target,
            repo: name,
            event_type: eventType,
            client_payload: { ...payload },
          });
        },
        { needs: 'contents: write' },
      ),
    upsertComment: ({ pullRequest, marker, body }) =>
      callGitHub(`comment on pull request ${pullRequest}`, async () => {
        const issue = { owner, repo, issue_number: pullRequest };
        const comments = await octokit.paginate(octokit.rest.issues.listComments, {
          ...issue,
          per_page: 100,
        });
        const own = comments.find(
          (comment) => comment.body?.includes(marker) && isTrusted(comment),
        );
        if (own) {
          await octokit.rest.issues.updateComment({ owner, repo, comment_id: own.id, body });
        } else {
          await octokit.rest.issues.createComment({ ...issue, body });
        }
      }),
  };
}
