import type { RunContext } from './action-definition.ts';
import type { GitHubApi } from './github-api.ts';

/** The API of the run's own repository, or why it cannot be called. */
export type GitHubAccess =
  | { readonly api: GitHubApi; readonly repository: string }
  | { readonly unavailable: string };

export async function githubAccess(
  { github, token }: Pick<RunContext, 'github' | 'token'>,
  /** A permission of the token: 'actions: write'. */
  needs: string,
): Promise<GitHubAccess> {
  const { apiUrl, repository } = github;
  if (!token) return { unavailable: `there is no token; give the input 'token' one with ${needs}` };
  if (!repository) {
    return { unavailable: 'GITHUB_REPOSITORY is not set: this run belongs to no repository' };
  }
  // Most runs call nothing, and loading the client takes as long as checking 100,000 rows.
  const { githubApi } = await import('./github-api.ts');
  return { api: githubApi({ apiUrl, token, repository }), repository };
}
