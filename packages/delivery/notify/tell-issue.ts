import { followIssue, statusOf, type FollowedIssue, type IssueNews } from './follow-issue.ts';
import type { IssuePort, NotifyOutcome } from './ports.ts';

export type Outcome = Pick<NotifyOutcome, 'outcome' | 'detail'>;

export const planned: Outcome = { outcome: 'planned', detail: 'pull requests tell nobody' };

/** The issue follows the news, unless nothing may change or there is no right to. */
export async function tellIssue<News extends IssueNews>(
  issues: IssuePort | { readonly unavailable: string },
  planOnly: boolean,
  followed: Omit<FollowedIssue<News>, 'issues'>,
): Promise<Outcome> {
  if (planOnly) return planned;
  if ('unavailable' in issues) return { outcome: 'impossible', detail: issues.unavailable };
  return followIssue({ ...followed, issues });
}

/** Never throws: the verdict stands whoever hears of it. */
export async function attemptTelling(tell: () => Promise<Outcome>, kind: string): Promise<Outcome> {
  try {
    return await tell();
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    const isDenied = kind === 'issue' && [401, 403, 404, 410].includes(statusOf(error));
    return { outcome: isDenied ? 'impossible' : 'failed', detail };
  }
}
