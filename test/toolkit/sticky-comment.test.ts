import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { finishRun } from '#toolkit/finished-run.ts';
import { readGitHubEnvironment } from '#toolkit/github-environment.ts';
import { commentOnPullRequest } from '#toolkit/sticky-comment.ts';
import { finding } from '../support/finding.ts';
import { startGitHubServer, type GitHubServer } from '../support/github-server.ts';
import { runContext } from '../support/run-context.ts';

let server: GitHubServer;
let directory: string;
beforeEach(async () => {
  server = await startGitHubServer();
  directory = mkdtempSync(join(tmpdir(), 'comment-'));
  writeFileSync(join(directory, 'event.json'), '{"pull_request":{"number":7}}');
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
});

const comments = '/repos/acme/flights/issues/7/comments';
const outcome: ActionOutcome = {
  findings: [finding()],
  inconclusive: 'fail',
  summary: 'well',
  outputs: {},
  inputDigests: {},
  subjects: [{ name: 'data', digest: 'a'.repeat(64) }],
  summaryDetails: '',
};

async function comment(changes: Partial<ActionOutcome>, reports = 'trainyard-report/quality-gate') {
  const notices: string[] = [];
  const github = readGitHubEnvironment({
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: 'pull_request',
    GITHUB_REPOSITORY: 'acme/flights',
    GITHUB_API_URL: server.url,
    GITHUB_EVENT_PATH: join(directory, 'event.json'),
  });
  const plain = runContext(directory);
  const context = {
    ...plain,
    github,
    token: 'secret',
    reportDirectory: join(directory, reports),
    logger: { ...plain.logger, notice: (text: string) => void notices.push(text) },
  };
  const clock = { startedAt: new Date(0), finishedAt: new Date(1) };
  const run = finishRun('quality-gate', { ...outcome, ...changes }, context, clock);
  await commentOnPullRequest(run, context);
  const posted = server.calls.filter(({ method }) => method !== 'GET');
  return { notices, bodies: posted.map(({ body }) => (body as { body: string }).body) };
}

describe('the comment of a run', () => {
  beforeEach(() => {
    server.answer('GET', comments, 200, []);
    server.answer('POST', comments, 201);
  });

  test('is what the action writes, behind the hidden line by which it is found again', async () => {
    const { bodies } = await comment({ comment: ({ verdict }) => `the gate says ${verdict}` });
    expect(bodies).toEqual(['<!-- trainyard:quality-gate:. -->\nthe gate says pass']);
  });

  test('of a second gate in another report directory is another one', async () => {
    const { bodies } = await comment({}, 'reports/b');
    expect(bodies[0]).toMatch(/^<!-- trainyard:quality-gate:\.:reports%2Fb -->\n## ✅/);
  });

  test('never has more characters than GitHub takes, and no half of a table', async () => {
    const findings = Array.from({ length: 300 }, (_, index) =>
      finding({ verdict: 'fail', subject: `s${index}`, message: '[x]'.repeat(900) }),
    );
    const { bodies } = await comment({ findings, summaryDetails: `|${'y'.repeat(70_000)}|` });
    expect(bodies[0]!.length).toBeLessThanOrEqual(65_536);
    expect(bodies[0]).toContain('Shortened: the whole report is in the job summary');
    expect(bodies[0]).not.toContain('yyy');
  });
});

test.each([
  [403, /token may not do this/],
  [401, /token was not accepted/],
  [404, /the token cannot see it/],
])('a token that GitHub answers %i is noticed, and loses nothing', async (status, said) => {
  server.answer('GET', comments, status, { message: 'Resource not accessible by integration' });
  const { notices } = await comment({});
  expect(notices).toHaveLength(1);
  expect(notices[0]).toMatch(said);
  expect(notices[0]).toContain('The report is in the job summary');
});
