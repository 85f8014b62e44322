import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { runDriftCheck } from '#actions/drift-check/src/run.ts';
import type { RunContext } from '#toolkit/action-definition.ts';
import { finishRun, type FinishedRun } from '#toolkit/finished-run.ts';
import { readGitHubEnvironment } from '#toolkit/github-environment.ts';
import { publishRun } from '#toolkit/publish.ts';
import type { RunReport } from '#report/summary.ts';
import { serve } from '../../delivery/local-server.ts';
import { problemsOfHtml } from '../../support/html-document.ts';
import { startIssueServer } from '../../support/issue-server.ts';
import { runContext } from '../../support/run-context.ts';
import { normalSample } from '../../stats/seeded-sample.ts';

let directory: string;
beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  directory = mkdtempSync(join(tmpdir(), 'drift-sinks-'));
  write('reference.csv', table(0, 1));
  write('calm.csv', table(0, 5));
  write('moved.csv', table(1.5, 9));
});
afterEach(() => {
  jest.restoreAllMocks();
});

const hostile = '<script>@ada`x`';
const write = (name: string, text: string): void => writeFileSync(join(directory, name), text);
const read = (name: string): string => readFileSync(join(directory, name), 'utf8');

function table(shift: number, seed: number): string {
  const lines = Array.from(
    normalSample(800, seed),
    (x, row) => `${(x + shift).toFixed(3)},${row % 7}`,
  );
  return `${hostile},day\n${lines.join('\n')}\n`;
}

async function check(
  policy: string,
  current: string,
  changes: Partial<RunContext> = {},
): Promise<{ run: FinishedRun; report: RunReport }> {
  write('drift.yaml', `version: 1\n${policy}`);
  const context = runContext(directory, changes);
  const outcome = await runDriftCheck(
    {
      policy: 'drift.yaml',
      reference: 'reference.csv',
      current,
      labels: undefined,
      state: 'state.json',
      dispatch: true,
      registry: 'file:registry',
    },
    context,
  );
  const run = finishRun('drift-check', outcome, context, {
    startedAt: new Date(),
    finishedAt: new Date(),
  });
  await publishRun(run, context);
  return { run, report: JSON.parse(read('report/report.json')) as RunReport };
}

const only = ({ findings }: RunReport, check: string) =>
  findings.filter((one) => one.check === check);

describe('a drift check that tells others', () => {
  test('writes its reports first: they are there when Slack is told, and what came of it joins them', async () => {
    const seen: boolean[] = [];
    const messages: string[] = [];
    await using slack = await serve((_, body, response) => {
      seen.push(
        ...['report.json', 'record.json', 'report.html'].map((name) =>
          existsSync(join(directory, 'report', name)),
        ),
      );
      messages.push(body);
      response.end('ok');
    });
    const { report, run } = await check('notify: [{ slack: env:SLACK }]\n', 'moved.csv', {
      env: { ...process.env, SLACK: slack.url },
    });
    expect(seen).toEqual([true, true, true]);
    expect(messages).toHaveLength(1);
    expect(messages[0]).not.toContain('<script>');
    expect(only(report, 'notify')).toMatchObject([
      {
        subject: 'slack (env:SLACK)',
        verdict: 'pass',
        severity: 'info',
        observed: { value: 'told' },
      },
    ]);
    expect(report.verdict).toBe('fail');
    // The record is of the decision: what came after it does not change its digest.
    expect(run.record.predicate.findings.some((one) => one.check === 'notify')).toBe(false);
    const html = read('report/report.html');
    expect(problemsOfHtml(html)).toEqual([]);
    expect(html).toContain('Notifications');
  });

  test('keeps its verdict, its report and its exit code when nobody can be reached', async () => {
    const warnings: string[] = [];
    const logger = {
      ...runContext(directory).logger,
      warning: (text: string) => warnings.push(text),
    };
    const { report, run } = await check(
      'notify: [{ slack: env:SLACK }, { issue: true }]\n',
      'calm.csv',
      {
        logger,
      },
    );
    expect(run.exit).toBe(0);
    expect(report.verdict).toBe('pass');
    const moved = await check('notify: [{ slack: env:SLACK }, { issue: true }]\n', 'moved.csv', {
      logger,
    });
    expect(moved.report.verdict).toBe('fail');
    expect(
      only(moved.report, 'notify').map(({ verdict, severity }) => [verdict, severity]),
    ).toEqual([
      ['warn', 'info'],
      ['warn', 'info'],
    ]);
    expect(warnings.join()).toContain('SLACK is not set');
    expect(read('report/summary.md')).toContain('notify');
  });

  test('opens an issue, and closes it on recovery', async () => {
    await using server = await startIssueServer();
    const context = {
      token: 't',
      github: {
        ...readGitHubEnvironment({ GITHUB_REPOSITORY: 'acme/flights', GITHUB_RUN_ID: '9' }),
        apiUrl: server.url,
      },
    };
    await check('notify: [{ issue: true }]\n', 'moved.csv', context);
    expect(server.issues).toHaveLength(1);
    expect(server.issues[0]!.body).not.toMatch(/<script>|@ada/);
    expect(server.issues[0]!.body).toContain('actions/runs/9');
    // Other data under the same rules: the same issue only when it is the same data set.
    write('moved.csv', table(0, 5));
    await check('notify: [{ issue: true }]\n', 'moved.csv', context);
    expect(server.issues.map(({ state }) => state)).toEqual(['closed']);
  });

  test('shows drift over time from what the state file remembers', async () => {
    await check('', 'calm.csv');
    expect(read('report/report.html')).not.toContain('id="history"');
    await check('', 'moved.csv');
    expect(read('report/report.html')).toContain('id="history"');
    const { runs } = JSON.parse(read('state.json')) as {
      runs: { verdict: string; shifts: unknown[] }[];
    };
    expect(runs.map(({ verdict }) => verdict)).toEqual(['pass', 'fail']);
    expect(runs[1]!.shifts).not.toEqual([]);
  });

  test('starts a retraining through a webhook once, with a key that names data and policy', async () => {
    const keys: unknown[] = [];
    await using cluster = await serve((request, _, response) => {
      keys.push(request.headers['idempotency-key']);
      response.end();
    });
    const policy = `retrain: { webhook: { url: "${cluster.url}" }, cooldown: 24h }\n`;
    const { report } = await check(policy, 'moved.csv');
    expect(report.outputs).toMatchObject({ retrain: 'true', dispatched: 'true' });
    await check(policy, 'moved.csv');
    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
    expect(JSON.parse(read('state.json'))).toMatchObject({
      dispatches: [{ workflow: `webhook ${new URL(cluster.url).host}`, status: 'sent' }],
    });
  });

  test('on a pull request plans only', async () => {
    const calls: string[] = [];
    await using server = await serve((request, _, response) => {
      calls.push(request.url!);
      response.end();
    });
    const { report } = await check(
      `retrain: { webhook: { url: "${server.url}" } }\nnotify: [{ slack: env:SLACK }, { issue: true }]\n`,
      'moved.csv',
      {
        env: { ...process.env, SLACK: server.url },
        token: 't',
        github: {
          ...readGitHubEnvironment({ GITHUB_EVENT_NAME: 'pull_request', GITHUB_REPOSITORY: 'a/b' }),
          apiUrl: server.url,
        },
      },
    );
    expect(calls).toEqual([]);
    expect(only(report, 'notify').map(({ observed }) => observed.value)).toEqual([
      'planned',
      'planned',
    ]);
    expect(existsSync(join(directory, 'state.json'))).toBe(false);
  });
});
