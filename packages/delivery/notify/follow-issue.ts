import { createHash } from 'node:crypto';
import type { IssueSink } from '#core/notify/issue-sink.ts';
import {
  issueMarker,
  issueStep,
  readIssueMarker,
  type IssueMemory,
  type IssueStatus,
  type IssueStep,
} from '#core/notify/issue-step.ts';
import type { IssuePort, IssueWords, KnownIssue, NotifyOutcome } from './ports.ts';

/** News as far as an issue is opened, closed and commented by it. */
export interface IssueNews {
  readonly status: IssueStatus;
  /** ISO 8601 */
  readonly at: string;
}

export interface FollowedIssue<News extends IssueNews> {
  readonly sink: IssueSink & { readonly on: readonly string[] };
  readonly alert: News;
  /** What is wrong, by name: a comment follows only when this changes. */
  readonly wrong: readonly string[];
  /** The kind of issue and what it is about: 'drift:3f2a…' */
  readonly key: string;
  /** Every issue of this kind has it, so that it is found among thousands. */
  readonly label: string;
  readonly issues: IssuePort;
  readonly words: IssueWords<News>;
}

/**
 * One issue for one thing (a data set and its policy, a gate): opened by the first alarm, rewritten while it lasts, closed when it is over, reopened by the next.
 * It is found by a hidden line in its body, so two runs at once, a lost answer or a lost state file open no second one for long.
 */
export async function followIssue<News extends IssueNews>(
  followed: FollowedIssue<News>,
): Promise<Pick<NotifyOutcome, 'outcome' | 'detail'>> {
  const { sink, alert, key, issues, words } = followed;
  const known = await listed(followed);
  const [issue, ...others] = known;
  for (const one of others) if (one.isOpen) await closeDuplicate(issues, one.number, issue!.number);
  const memory = issue && readIssueMarker(key, issue.body);
  const now: IssueMemory = {
    status: alert.status,
    columns: digestOf(followed.wrong),
    since: memory && isAlarm(memory) ? memory.since : alert.at,
  };
  const body = words.issueBody(alert, issueMarker(key, now), now.since);
  const step = issueStep(issue && { isOpen: issue.isOpen, memory }, now, sink.on);
  if (step.do === 'nothing') return { outcome: 'nothing new', detail: step.why };
  if (step.do === 'open') return openIssue(followed, body);
  return takeStep(step, issue!.number, body, followed);
}

/** Comments come first: should the rest fail, the next run says it again; the other way round nobody would hear of it. */
async function takeStep<News extends IssueNews>(
  step: Exclude<IssueStep, { do: 'nothing' | 'open' }>,
  number: number,
  body: string,
  { alert, issues, words }: FollowedIssue<News>,
): Promise<Pick<NotifyOutcome, 'outcome' | 'detail'>> {
  if (step.do === 'update') {
    if (step.comment) await issues.comment(number, words.issueComment(alert, 'changed'));
    await issues.update(number, { body });
    return step.comment
      ? { outcome: 'told', detail: `commented on issue #${number}` }
      : { outcome: 'nothing new', detail: `issue #${number} is up to date` };
  }
  if (step.do === 'reopen') {
    await issues.comment(number, words.issueComment(alert, 'back'));
    await issues.update(number, { body, state: 'open', reason: 'reopened' });
    return { outcome: 'told', detail: `reopened issue #${number}` };
  }
  if (step.do === 'close') {
    await issues.comment(number, words.issueComment(alert, 'over'));
    await issues.update(number, { body, state: 'closed', reason: 'completed' });
    return { outcome: 'told', detail: `closed issue #${number}` };
  }
  await issues.update(number, { body });
  return { outcome: 'nothing new', detail: `issue #${number} is closed` };
}

/** Open ones first, then the oldest: of two that were opened at once every run keeps the same. */
async function listed({
  issues,
  key,
  label,
}: Pick<FollowedIssue<IssueNews>, 'issues' | 'key' | 'label'>): Promise<KnownIssue[]> {
  const known = await issues.withMarker(issueMarker(key), label);
  const isAnOriginal = known.filter(({ body }) => !body.includes(duplicateMark));
  return isAnOriginal.sort(
    (a, b) =>
      Number(b.isOpen) - Number(a.isOpen) || (a.isOpen ? a.number - b.number : b.number - a.number),
  );
}

const duplicateMark = '<!-- trainyard-duplicate -->';

async function openIssue<News extends IssueNews>(
  followed: FollowedIssue<News>,
  body: string,
): Promise<Pick<NotifyOutcome, 'outcome' | 'detail'>> {
  const { issues, key, label } = followed;
  const number = await create(followed, body).catch(async (error: unknown) => {
    // GitHub may have opened it and lost the answer: asking costs less than a second issue.
    const [found] = hasAnswer(error) ? [] : await issues.withMarker(issueMarker(key), label);
    if (!found) throw error;
    return found.number;
  });
  const [kept] = await listed(followed);
  if (kept?.isOpen && kept.number < number) {
    await closeDuplicate(issues, number, kept.number);
    return {
      outcome: 'told',
      detail: `issue #${kept.number} was opened by a run at the same time`,
    };
  }
  return { outcome: 'told', detail: `opened issue #${number}` };
}

async function create<News extends IssueNews>(
  { sink, alert, issues, words, label }: FollowedIssue<News>,
  body: string,
): Promise<number> {
  const title = sink.title ?? words.issueTitle(alert);
  const labels = [...new Set([label, ...sink.labels])];
  try {
    return await issues.create({ title, body, labels, assignees: sink.assignees });
  } catch (error) {
    // Somebody who left the project must not keep the news from everybody else.
    if (statusOf(error) !== 422 || sink.assignees.length === 0) throw error;
    return issues.create({ title, body, labels, assignees: [] });
  }
}

async function closeDuplicate(issues: IssuePort, number: number, kept: number): Promise<void> {
  await issues.update(number, {
    body: `${duplicateMark}\nDuplicate of #${kept}: two runs opened an issue at the same time.`,
    state: 'closed',
    reason: 'not_planned',
  });
}

function isAlarm({ status }: IssueMemory): boolean {
  return status !== 'stable';
}

function digestOf(wrong: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(wrong)).digest('hex').slice(0, 12);
}

export function statusOf(error: unknown): number {
  const { status } = (error ?? {}) as { status?: unknown };
  return typeof status === 'number' ? status : 0;
}

function hasAnswer(error: unknown): boolean {
  return statusOf(error) !== 0 && statusOf(error) < 500;
}
