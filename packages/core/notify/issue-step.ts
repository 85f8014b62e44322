/** How things are with what an issue is about; only `stable` closes it. */
export type IssueStatus = 'drift' | 'broken' | 'rejected' | 'inconclusive' | 'stable';

/** What an issue's hidden marker remembers: GitHub is its memory, so it works without a state file. */
export interface IssueMemory {
  readonly status: IssueStatus;
  /** Digest of what is wrong: of the set of drifted columns, of failed checks. */
  readonly columns: string;
  /** ISO 8601: when the alarm began. */
  readonly since: string;
}

/** @param key names the kind of issue and what it is about: 'drift:3f2a…' */
export function issueMarker(key: string, memory?: IssueMemory): string {
  const start = `<!-- trainyard-${key} `;
  if (!memory) return start;
  return `${start}status=${memory.status} columns=${memory.columns} since=${memory.since} -->`;
}

/** undefined when somebody edited the marker away: then nothing is known but that the issue is ours. */
export function readIssueMarker(key: string, body: string): IssueMemory | undefined {
  const start = body.indexOf(issueMarker(key));
  if (start < 0) return undefined;
  const text = body.slice(start, start + 300);
  const match =
    / status=(drift|broken|rejected|inconclusive|stable) columns=([0-9a-f]*) since=(\d{4}-[\dT:.Z-]+) -->/.exec(
      text,
    );
  if (!match) return undefined;
  return { status: match[1] as IssueStatus, columns: match[2]!, since: match[3]! };
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
 * One issue for one thing, however often an alarm comes and goes: the thread is its history. What a person closes
 * while an alarm lasts stays closed until the alarm is over.
 */
export function issueStep(
  issue: { readonly isOpen: boolean; readonly memory: IssueMemory | undefined } | undefined,
  now: { readonly status: IssueStatus; readonly columns: string },
  on: readonly string[],
): IssueStep {
  const { status, columns } = now;
  if (status === 'stable') {
    if (!issue) return { do: 'nothing', why: 'all is well and there is no issue' };
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
