import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { gateAlert } from '#core/gate/notify/gate-alert.ts';
import { parseGates } from '#core/gate/parse-gates.ts';
import type { Finding, Verdict } from '#core/verdict/finding.ts';
import { notifyGate, type GateNotifyRequest } from '#delivery/notify/notify-gate.ts';
import type { NotifyOutcome } from '#delivery/notify/ports.ts';
import { gateIssueWords } from '#report/notify/gate-issue.ts';
import { githubApi } from '#toolkit/github-api.ts';
import { finding } from '../../support/finding.ts';
import { startIssueServer, type IssueServer } from '../../support/issue-server.ts';

let server: IssueServer;
beforeEach(async () => {
  server = await startIssueServer();
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const failing = (...checks: string[]): Finding[] =>
  checks.map((check) => finding({ check, verdict: 'fail', message: `${check} is bad` }));

interface Run {
  readonly verdict: Verdict;
  readonly findings?: readonly Finding[];
  readonly notify?: string;
  readonly changes?: Partial<GateNotifyRequest>;
  readonly alert?: Partial<Parameters<typeof gateAlert>[0]>;
}

async function tell({
  verdict,
  findings = [],
  notify = '{ issue: true }',
  changes,
  alert,
}: Run): Promise<NotifyOutcome> {
  const policy = parseGates(
    `version: 1\ntask: binary\nmetrics: { f1: { minimum: 0.1 } }\nnotify: [${notify}]\n`,
    'gates.yaml',
  );
  const api = githubApi({ apiUrl: server.url, token: 't', repository: 'acme/flights' });
  const [outcome] = await notifyGate({
    sinks: policy.notify,
    alert: gateAlert({
      verdict,
      findings,
      summary: `the gate says ${verdict}`,
      candidate: 'candidate.parquet',
      champion: 'fraud version 3',
      policy: 'ml/gates.yaml',
      candidateDigest: 'a'.repeat(64),
      runUrl: 'https://github.com/acme/flights/actions/runs/1',
      at: '2026-11-25T09:00:00.000Z',
      ...alert,
    }),
    words: gateIssueWords,
    planOnly: false,
    issues: api.issues,
    ...changes,
  });
  return outcome!;
}

const rejected: Run = { verdict: 'fail', findings: failing('roc_auc') };

describe('the issue of a gate', () => {
  test('is opened by a rejected candidate and says which checks failed', async () => {
    expect(await tell(rejected)).toMatchObject({ outcome: 'told', detail: 'opened issue #1' });
    const [issue] = server.issues;
    expect(issue).toMatchObject({
      title: 'The quality gate rejects the candidate: ml/gates.yaml',
      labels: ['quality-gate'],
    });
    expect(issue!.body).toContain('roc&#95;auc is bad');
    expect(issue!.body).toContain('| champion | fraud version 3 |');
  });

  test('is one for all candidates of a policy, commented only when other checks fail', async () => {
    await tell(rejected);
    await tell({ ...rejected, alert: { candidate: 'second.parquet' } });
    expect(server.issues).toHaveLength(1);
    expect(server.issues[0]!.body).toContain('second.parquet');
    expect(server.issues[0]!.comments).toEqual([]);
    await tell({ verdict: 'fail', findings: failing('roc_auc', 'f1') });
    expect(server.issues[0]!.comments).toEqual([
      expect.stringMatching(/^Changed: the gate says fail/),
    ]);
  });

  test.each(['pass', 'warn'] as const)(
    'is closed when a later candidate gets %s, and reopened by the next rejection',
    async (verdict) => {
      await tell(rejected);
      expect(await tell({ verdict })).toMatchObject({ detail: 'closed issue #1' });
      expect(server.issues[0]).toMatchObject({ state: 'closed', state_reason: 'completed' });
      expect(await tell(rejected)).toMatchObject({ detail: 'reopened issue #1' });
      expect(server.issues).toHaveLength(1);
    },
  );

  test('of another policy, and of a data set, is another one', async () => {
    await tell(rejected);
    server.add({
      body: server.issues[0]!.body.replace('trainyard-gate:', 'trainyard-drift:'),
      labels: ['quality-gate'],
    });
    await tell({ ...rejected, alert: { policy: 'other/gates.yaml' } });
    expect(server.issues).toHaveLength(3);
  });

  test('hears of an undecided gate only when asked', async () => {
    const open: Run = { verdict: 'inconclusive', findings: [finding({ verdict: 'inconclusive' })] };
    expect(await tell(open)).toMatchObject({ outcome: 'nothing new' });
    expect(server.issues).toEqual([]);
    await tell({ ...open, notify: '{ issue: { labels: [ml] }, on: [inconclusive] }' });
    expect(server.issues[0]).toMatchObject({ labels: ['quality-gate', 'ml'] });
  });

  test('is not touched by a pull request, or without the right to', async () => {
    const onPullRequest = await tell({ ...rejected, changes: { planOnly: true } });
    expect(onPullRequest.outcome).toBe('planned');
    server.meets('GET /issues', { status: 403 });
    expect((await tell(rejected)).outcome).toBe('impossible');
    expect(
      (await tell({ ...rejected, changes: { issues: { unavailable: 'there is no token' } } }))
        .outcome,
    ).toBe('impossible');
    expect(server.issues).toEqual([]);
  });

  test('stays open under an override, and shows it on top', async () => {
    const override = { who: 'Ada', why: '@all <b>', until: '2999-01-01T00:00:00.000Z' };
    await tell({ ...rejected, alert: { override } });
    const [, , caution, sentence] = server.issues[0]!.body.split('\n');
    expect(caution).toBe('> [!CAUTION]');
    expect(sentence).toContain('Ada accepts it until 2999-01-01 00:00 UTC: &#64;all &lt;b&gt;');
  });

  test('is never longer than GitHub takes', async () => {
    const findings = failing(
      ...Array.from({ length: 40 }, (_, index) => `${'['.repeat(3000)}${index}`),
    );
    await tell({ verdict: 'fail', findings });
    expect(server.issues[0]!.body.length).toBeLessThan(65_536);
  });
});

test.each(['{ slack: env:HOOK }', '{ issue: true, on: [drift] }', '{ issue: false }'])(
  'notify: [%s] is refused',
  async (notify) => {
    await expect(tell({ ...rejected, notify })).rejects.toThrow('gates.yaml:4');
  },
);
