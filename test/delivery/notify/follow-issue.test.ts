import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import type { DriftAlert } from '#core/drift/sinks/drift-alert.ts';
import { notifyAll } from '#delivery/notify/notify-all.ts';
import type { NotifyOutcome } from '#delivery/notify/ports.ts';
import { alertWords } from '#report/notify/alert-words.ts';
import { githubApi } from '#toolkit/github-api.ts';
import { startIssueServer, type IssueServer } from '../../support/issue-server.ts';
import { broken, calm, drift, undecided } from './alerts.ts';

let server: IssueServer;
beforeEach(async () => {
  server = await startIssueServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

async function tell(alert: DriftAlert, issue = 'true', on = ''): Promise<NotifyOutcome> {
  const text = `version: 1\nnotify: [{ issue: ${issue}${on === '' ? '' : `, on: ${on}`} }]\n`;
  const api = githubApi({ apiUrl: server.url, token: 't', repository: 'acme/flights' });
  const [outcome] = await notifyAll({
    sinks: parseDriftPolicy(text, 'drift.yaml').notify,
    alert,
    words: alertWords,
    stateFile: undefined,
    planOnly: false,
    issues: api.issues,
    ports: { env: {}, mask: () => undefined, fetch, sleep: () => Promise.resolve() },
  });
  return outcome!;
}

const states = (): string[] => server.issues.map(({ state }) => state);

describe('the issue of a data set', () => {
  test('is opened by drift, with labels and assignees', async () => {
    const outcome = await tell(drift('a'), '{ labels: [ml], assignees: [ada], title: Drift! }');
    expect(outcome).toMatchObject({ outcome: 'told', detail: 'opened issue #1' });
    expect(server.issues).toHaveLength(1);
    expect(server.issues[0]).toMatchObject({
      title: 'Drift!',
      labels: ['drift', 'ml'],
      assignees: ['ada'],
    });
    expect(server.issues[0]!.body).toContain('| a | psi | 0.4 | 0.1 |');
  });

  test('is rewritten while drift lasts, and commented only when other columns drift', async () => {
    await tell(drift('a', 'b'));
    await tell({ ...drift('b', 'a'), rows: 777, data: 'logs/2026-06-02.parquet' });
    expect(server.issues).toHaveLength(1);
    expect(server.issues[0]!.body).toContain('777 rows');
    expect(server.issues[0]!.comments).toEqual([]);
    await tell({ ...drift('a', 'c'), at: '2026-06-03T00:00:00.000Z' });
    expect(server.issues[0]!.comments).toHaveLength(1);
    expect(server.issues[0]!.comments[0]).toContain('Drifted: a, c');
    expect(server.issues[0]!.body).toMatch(/since \| 2026-06-01T.*\| last seen \| 2026-06-03T/s);
  });

  test('is closed with a word on recovery, and reopened when drift returns', async () => {
    await tell(drift('a'));
    expect(await tell(calm)).toMatchObject({ detail: 'closed issue #1' });
    expect(server.issues[0]).toMatchObject({ state: 'closed', state_reason: 'completed' });
    expect(server.issues[0]!.comments[0]).toMatch(/^Over/);
    expect(await tell(calm)).toMatchObject({ outcome: 'nothing new' });
    expect(await tell(drift('z'))).toMatchObject({ detail: 'reopened issue #1' });
    expect(states()).toEqual(['open']);
    expect(server.issues[0]!.comments.at(-1)).toMatch(/^It is back/);
  });

  test('that a person closes stays closed until the alarm is over', async () => {
    await tell(drift('a'));
    server.issues[0]!.state = 'closed';
    expect(await tell(drift('a', 'b'))).toMatchObject({ outcome: 'nothing new' });
    expect(states()).toEqual(['closed']);
    await tell(calm);
    expect(server.issues[0]!.comments).toEqual([]);
    await tell(drift('a'));
    expect(states()).toEqual(['open']);
  });

  test('is left alone by a run that could not decide, and told of a broken pipeline', async () => {
    await tell(drift('a'));
    const before = server.issues[0]!.body;
    await tell(undecided);
    expect(server.issues[0]!.body).toBe(before);
    expect(await tell(broken)).toMatchObject({ outcome: 'told' });
    expect(server.issues[0]!.body).toContain('price');
  });

  test('does not close when recovery is not asked for', async () => {
    await tell(drift('a'), 'true', '[drift]');
    await tell(calm, 'true', '[drift]');
    expect(states()).toEqual(['open']);
  });

  test('is one for one policy and data set: dates in a path make no other, names do', async () => {
    await tell({ ...drift('a'), data: 'eu/2026-06-01.csv' });
    await tell({ ...drift('a'), data: 'eu/20260602T0300.csv' });
    expect(server.issues).toHaveLength(1);
    await tell({ ...drift('a'), data: 'us/2026-06-01.csv' });
    await tell({ ...drift('a'), policy: 'other/drift.yaml', data: 'eu/2026-06-01.csv' });
    expect(server.issues).toHaveLength(3);
    await tell({ ...drift('a'), data: 'run-17/x.csv' }, '{ key: eu }');
    await tell({ ...drift('a'), data: 'run-18/x.csv' }, '{ key: eu }');
    expect(server.issues).toHaveLength(4);
  });

  test('is not opened without drift', async () => {
    expect(await tell(calm)).toMatchObject({ outcome: 'nothing new' });
    expect(server.issues).toEqual([]);
  });

  test('of a stranger who copied the hidden line is not ours', async () => {
    await tell(drift('a'));
    const [ours] = server.issues.splice(0);
    server.add({ ...ours!, number: 1, title: 'x', comments: [], user: { type: 'User' } });
    await tell(drift('a'));
    expect(server.issues).toHaveLength(2);
    expect(server.issues[0]!.title).toBe('x');
  });

  test('is found though its label was taken away', async () => {
    await tell(drift('a'));
    server.issues[0]!.labels = [];
    await tell(drift('a'));
    expect(server.issues).toHaveLength(1);
  });
});

describe('trouble on the way', () => {
  test('two runs at once leave one open issue', async () => {
    await Promise.all([tell(drift('a')), tell(drift('a'))]);
    expect(states().filter((state) => state === 'open')).toHaveLength(1);
    await tell(drift('a'));
    expect(states().filter((state) => state === 'open')).toHaveLength(1);
    expect(server.issues[0]!.state).toBe('open');
  });

  test('a duplicate that a dying run left behind is closed by the next, and never reopened', async () => {
    await tell(drift('a'));
    server.add({ ...server.issues[0]!, number: 2, comments: [] });
    await tell(drift('a'));
    expect(states()).toEqual(['open', 'closed']);
    await tell(calm);
    await tell(drift('a'));
    expect(states()).toEqual(['open', 'closed']);
  });

  test('a lost answer to opening opens no second one', async () => {
    server.meets('POST /issues', 'answer lost');
    expect(await tell(drift('a'))).toMatchObject({ outcome: 'told' });
    expect(server.issues).toHaveLength(1);
  });

  test.each([401, 403, 404, 410])('%i while listing is told and opens nothing', async (status) => {
    server.meets('GET /issues', { status });
    expect(await tell(drift('a'))).toMatchObject({ outcome: 'impossible' });
    expect(server.calls).toEqual(['GET /issues']);
  });

  test('a read-only token is told which permission it lacks', async () => {
    server.meets('POST /issues', { status: 403 });
    const { outcome, detail } = await tell(drift('a'));
    expect(outcome).toBe('impossible');
    expect(detail).toContain('issues: write');
  });

  test('an assignee who cannot be assigned does not keep the issue from being opened', async () => {
    server.meets('POST /issues', { status: 422 });
    await tell(drift('a'), '{ assignees: [gone] }');
    expect(server.issues).toHaveLength(1);
    expect(server.issues[0]!.assignees).toEqual([]);
  });

  test('422 without assignees fails and is told', async () => {
    server.meets('POST /issues', { status: 422 });
    expect(await tell(drift('a'))).toMatchObject({ outcome: 'failed' });
  });

  test('a rate limit is waited for', async () => {
    server.meets('GET /issues', { status: 429, headers: { 'retry-after': '0' } });
    expect(await tell(drift('a'))).toMatchObject({ detail: 'opened issue #1' });
  });

  test('when closing fails after the word was said, the next run closes', async () => {
    await tell(drift('a'));
    server.meets('PATCH /issues/n', { status: 500 });
    expect(await tell(calm)).toMatchObject({ outcome: 'failed' });
    expect(states()).toEqual(['open']);
    await tell(calm);
    expect(states()).toEqual(['closed']);
  });
});
