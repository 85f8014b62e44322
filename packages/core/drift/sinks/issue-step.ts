import type { DriftStatus, NotifyEvent } from './telling.ts';

/** What an issue's hidden marker remembers: GitHub is its memory, so it works without a state file. */
export interface IssueMemory {
  readonly status: DriftStatus;
  /** Digest of the set of drifted columns. */
  readonly columns: string;
  /** ISO 8601: when the alarm began. */
  readonly since: string;
}

export function issueMarker(key: string, memory?: IssueMemory): string {
  const start = `<!-- trainyard-drift:${key} `;
  if (!memory) return start;
  return `${start}status=${memory.status} columns=${memory.columns} since=${memory.since} -->`;
}

/** undefined when somebody edited the marker away: then nothing is known but that the issue is ours. */
export function readIssueMarker(key: string, body: string): IssueMemory | undefined {
  const start = body.indexOf(issueMarker(key));
  if (start < 0) return undefined;
  const text = body.slice(start, start + 300);
  const match =
    / status=(drift|broken|inconclusive|stable) columns=([0-9a-f]*) since=(\d{4}-[\dT:.Z-]+) -->/.exec(
      text,
    );
  if (!match) return undefined;
  return { status: match[1] as DriftStatus, columns: match[2]!, since: match[3]! };
}

export type IssueStep =
  | { readonly do: 'nothing'; readonly why: string }
  | { readonly do: 'open' }
  /** The body is rewritten; a comment only when there is news. */
  | { readonly do: 'update'; readonly comment: boolean }
  | { readonly do: 'reopen' }
  | { readonly do: 'close' }
  /** A person closed it while the alarm lasted; it is over now, so the next alarm may reopen it. */
  | { readonly do: 'remember' };

/**
 * One issue for one data set and policy, however often drift comes and goes: the thread is its history. What a person closes
 * while an alarm lasts stays closed until the alarm is over.
 */
export function issueStep(
  issue: { readonly isOpen: boolean; readonly memory: IssueMemory | undefined } | undefined,
  now: { readonly status: DriftStatus; readonly columns: string },
  on: readonly NotifyEvent[],
): IssueStep {
  const { status, columns } = now;
  if (status === 'stable') {
    if (!issue) return { do: 'nothing', why: 'there is no drift and no issue' };
    if (issue.isOpen) {
      return on.includes('recovery')
        ? { do: 'close' }
        : { do: 'nothing', why: 'recovery is not asked for: a person closes the issue' };
    }
    return issue.memory?.status === 'stable'
      ? { do: 'nothing', why: 'the issue is closed' }
      : { do: 'remember' };
  }
  if (!on.includes(status)) return { do: 'nothing', why: `${status} is not asked for` };
  if (!issue) return { do: 'open' };
  if (issue.isOpen) {
    const { memory } = issue;
    return { do: 'update', comment: memory?.status !== status || memory.columns !== columns };
  }
  if (issue.memory?.status === 'stable') return { do: 'reopen' };
  return {
    do: 'nothing',
    why: 'a person closed the issue: it stays closed until the alarm is over',
  };
}
