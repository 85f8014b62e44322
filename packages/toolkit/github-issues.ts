import type { getOctokit } from '@actions/github';
import { callGitHub } from './github-call.ts';

/** An issue as far as we look at it. */
export interface Issue {
  readonly number: number;
  readonly isOpen: boolean;
  readonly body: string;
}

/** The issues of one repository. Everything but reading needs `issues: write`. */
export interface GitHubIssues {
  /** Open and closed issues (no pull requests) with a text in their body, newest first. */
  withMarker(marker: string, label: string): Promise<Issue[]>;
  /** @returns the new issue's number. */
  create(issue: {
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
    readonly assignees: readonly string[];
  }): Promise<number>;
  update(
    number: number,
    change: {
      readonly body?: string;
      readonly state?: 'open' | 'closed';
      readonly reason?: 'completed' | 'not_planned' | 'reopened';
    },
  ): Promise<void>;
  comment(number: number, body: string): Promise<void>;
}

/** Anybody may open an issue or comment in a public repository and copy the hidden text into it: theirs is not ours. */
export function isTrusted(one: {
  readonly user?: { readonly type?: string } | null;
  readonly author_association?: string;
}): boolean {
  return (
    one.user?.type === 'Bot' ||
    ['OWNER', 'MEMBER', 'COLLABORATOR'].includes(one.author_association ?? '')
  );
}

interface Page {
  readonly listed: readonly Issue[];
  readonly isLast: boolean;
}

/** Where labels were dropped (GitHub does so for tokens that may not set them), the issue is among the last ones touched. */
const pageSize = 100;
const mostPages = 10;

export function githubIssues(
  octokit: ReturnType<typeof getOctokit>,
  repository: { readonly owner: string; readonly repo: string },
): GitHubIssues {
  const { issues } = octokit.rest;
  const needs = { needs: 'issues: write' };
  const page = async (number: number, label: string | undefined): Promise<Page> => {
    const { data } = await issues.listForRepo({
      ...repository,
      state: 'all',
      sort: label === undefined ? 'updated' : 'created',
      direction: 'desc',
      per_page: pageSize,
      page: number,
      ...(label === undefined ? {} : { labels: label }),
    });
    const listed = data
      .filter((one) => one.pull_request === undefined && isTrusted(one))
      .map(({ number, state, body }) => ({ number, isOpen: state === 'open', body: body ?? '' }));
    return { listed, isLast: data.length < pageSize };
  };
  return {
    withMarker: (marker, label) =>
      callGitHub('list issues', async () => {
        const found: Issue[] = [];
        for (let number = 1; number <= mostPages; number++) {
          const { listed, isLast } = await page(number, label);
          found.push(...listed.filter(({ body }) => body.includes(marker)));
          if (isLast) break;
        }
        if (found.length > 0) return found;
        const { listed } = await page(1, undefined);
        return listed.filter(({ body }) => body.includes(marker));
      }),
    create: (issue) =>
      callGitHub(
        'open an issue',
        async () => {
          const { data } = await issues.create({
            ...repository,
            title: issue.title,
            body: issue.body,
            labels: [...issue.labels],
            assignees: [...issue.assignees],
          });
          return data.number;
        },
        needs,
      ),
    update: (number, { body, state, reason }) =>
      callGitHub(
        `update issue ${number}`,
        async () => {
          await issues.update({
            ...repository,
            issue_number: number,
            ...(body === undefined ? {} : { body }),
            ...(state === undefined ? {} : { state }),
            ...(reason === undefined ? {} : { state_reason: reason }),
          });
        },
        needs,
      ),
    comment: (number, body) =>
      callGitHub(
        `comment on issue ${number}`,
        async () => {
          await issues.createComment({ ...repository, issue_number: number, body });
        },
        needs,
      ),
  };
}
