import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { readQualityGateInputs } from '#actions/quality-gate/src/inputs.ts';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { actionContracts } from '#toolkit/action-contracts.ts';
import type { RunContext } from '#toolkit/action-definition.ts';
import { finishRun, type FinishedRun } from '#toolkit/finished-run.ts';
import { readGitHubEnvironment } from '#toolkit/github-environment.ts';
import { InputReader } from '#toolkit/input-reader.ts';
import { publishRun } from '#toolkit/publish.ts';
import { problemsOfHtml } from '../../support/html-document.ts';
import { startIssueServer, type IssueServer } from '../../support/issue-server.ts';
import { runContext } from '../../support/run-context.ts';
import { uniform } from '../../stats/seeded-sample.ts';

let directory: string;
let server: IssueServer;
beforeEach(async () => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  directory = mkdtempSync(join(tmpdir(), 'gate-results-'));
  server = await startIssueServer();
  writeFileSync(join(directory, 'good.csv'), table(1));
  writeFileSync(join(directory, 'bad.csv'), table(0));
  writeFileSync(join(directory, 'gates.yaml'), policy);
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server[Symbol.asyncDispose]();
});

const policy = `version: 1
task: binary
draws: 2000
metrics:
  roc_auc: { minimum: 0.7, vs_champion: { margin: -0.05 } }
slices:
  - by: origin
    metrics: { roc_auc: { vs_champion: { margin: -0.2 } } }
notify: [{ issue: true }]
`;

/** Scores that follow the label by so much, on the same rows. */
function table(strength: number): string {
  const next = uniform(7);
  const lines = Array.from({ length: 600 }, (_, row) => {
    const label = next() < 0.4 ? 1 : 0;
    const score = (next() + strength * label) / (1 + strength);
    return `${row},${label},${score.toFixed(6)},${['ATL', 'JFK'][row % 2]}`;
  });
  return `id,label,score,origin\n${lines.join('\n')}\n`;
}

const branch = { GITHUB_REPOSITORY: 'acme/flights', GITHUB_RUN_ID: '1' };
const pullRequest = { ...branch, GITHUB_EVENT_NAME: 'pull_request' };

async function gate(
  candidate: string,
  given: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = branch,
): Promise<FinishedRun> {
  const reader = new InputReader(
    actionContracts['quality-gate'],
    new Map(Object.entries({ candidate, champion: 'good.csv', ...given })),
  );
  const inputs = readQualityGateInputs(reader);
  reader.finish();
  const context: RunContext = {
    ...runContext(directory),
    token: 't',
    github: readGitHubEnvironment({ ...env, GITHUB_API_URL: server.url }),
  };
  const outcome = await runQualityGate(inputs, context);
  const run = finishRun('quality-gate', outcome, context, {
    startedAt: new Date(0),
    finishedAt: new Date(1),
  });
  await publishRun(run, context);
  return run;
}

const read = (name: string): string => readFileSync(join(directory, 'report', name), 'utf8');

describe('a rejected candidate', () => {
  test('leaves every file, and a page that says why in pictures', async () => {
    const run = await gate('bad.csv');
    expect([run.exit, run.report.verdict]).toEqual([1, 'fail']);
    for (const name of ['report.json', 'record.json', 'summary.md', 'junit.xml', 'report.sarif']) {
      expect(existsSync(join(directory, 'report', name))).toBe(true);
    }
    const html = read('report.html');
    expect(problemsOfHtml(html)).toEqual([]);
    expect(html).toContain('Improvement of roc_auc by slice');
    expect(html).toContain('<h4>Calibration</h4>');
    expect(read('junit.xml')).toContain(
      'name="roc_auc.vs_champion · all rows" time="0" file="gates.yaml" line="5"',
    );
  });

  test('is told in one issue, which the next good candidate closes', async () => {
    await gate('bad.csv');
    await gate('bad.csv');
    expect(server.issues.map(({ state }) => state)).toEqual(['open']);
    const run = await gate('good.csv');
    expect(run.report.verdict).toBe('pass');
    expect(server.issues.map(({ state }) => state)).toEqual(['closed']);
    const { findings } = JSON.parse(read('report.json')) as {
      findings: { check: string; message: string }[];
    };
    expect(findings.find(({ check }) => check === 'notify')?.message).toBe('closed issue #1');
  });

  test('opens nothing on a pull request', async () => {
    await gate('bad.csv', {}, pullRequest);
    expect(server.calls).toEqual([]);
  });

  test('is a comment of one sentence and tables', async () => {
    const run = await gate('bad.csv');
    const text = run.comment!(run.report, 50);
    expect(text).toMatch(/^## ❌ quality-gate: fail\n\n\*\*\d of 4 checks not met/);
    expect(text).toContain('🔽 worse');
    expect(text).toContain('[report of the run](https://github.com/acme/flights/actions/runs/1)');
  });

  test('that somebody accepts ends well, keeps its verdict and its issue', async () => {
    const override = '{ who: Ada, why: the champion is down, until: 2999-01-31 }';
    const run = await gate('bad.csv', { override });
    expect([run.exit, run.report.verdict]).toEqual([0, 'fail']);
    expect(run.report.outputs).toMatchObject({ passed: 'false', overridden: 'true' });
    expect(run.record.predicate.override).toEqual({
      who: 'Ada',
      why: 'the champion is down',
      until: '2999-02-01T00:00:00.000Z',
    });
    expect(server.issues[0]!.body).toContain('Override in force');
    expect(read('report.html')).toContain('<p class="override"');
  });
});

test('an override that is not needed changes nothing and says so', async () => {
  const run = await gate('good.csv', { override: '{ who: Ada, why: x, until: 2999-01-31 }' });
  expect(run.report.outputs).toMatchObject({ passed: 'true', overridden: 'false' });
  expect(run.record.predicate.override).toBeUndefined();
  expect(run.report.findings[0]!.message).toContain('was not needed (x): take it out');
});
