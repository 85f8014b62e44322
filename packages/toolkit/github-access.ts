import type { RunContext } from './action-definition.ts';
import { githubApi, type GitHubApi } from './github-api.ts';

/** The API of the run's own repository, or why it cannot be called. */
export type GitHubAccess =
  | { readonly api: GitHubApi; readonly repository: string }
  | { readonly unavailable: string };

export function githubAccess(
  { github, token }: Pick<RunContext, 'github' | 'token'>,
  /** A permission of the token: 'actions: write'. */
  needs: string,
): GitHubAccess {
  const { apiUrl, repository } = github;
  if (!token) return { unavailable: `there is no token; give the input 'token' one with ${needs}` };
  if (!repository) {
    return { unavailable: 'GITHUB_REPOSITORY is not set: this run belongs to no repository' };
  }
  return { api: githubApi({ apiUrl, token, repository }), repository };
}
