import { describe, expect, test } from '@jest/globals';
import { readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { actionContracts, type ActionName } from '#toolkit/action-contracts.ts';
import { startGitHubServer } from '../support/github-server.ts';
import { runBundle, workspace } from '../support/run-bundle.ts';

const dist = fileURLToPath(new URL('../../actions/dist/', import.meta.url));
const names = Object.keys(actionContracts) as ActionName[];

describe.each(names)('%s as the runner spawns it', (name) => {
  test('answers a misspelled input with exit 2, the nearest name, a report and every output', async () => {
    const run = await runBundle(name, { cwd: workspace(), inputs: { 'fail-onn': 'never' } });
    expect(run.exitCode).toBe(2);
    expect(run.report.findings[0]).toMatchObject({
      check: 'input',
      subject: 'fail-onn',
      verdict: 'fail',
    });
    expect(run.report.findings[0]!.message).toContain("'fail-on'");
    expect(Object.keys(run.outputs).sort()).toEqual(
      Object.keys(actionContracts[name].outputs).sort(),
    );
    expect(run.outputs['verdict']).toBe('fail');
    expect(run.stdout + run.stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
  });

  test('writes the verdict first in the job summary', async () => {
    const run = await runBundle(name, { cwd: workspace(), inputs: { comment: 'perhaps' } });
    expect(run.summary.split('\n')[0]).toBe(`## ❌ ${name}: fail`);
  });

  test('names records that do not exist', async () => {
    const run = await runBundle(name, { cwd: workspace(), inputs: { records: 'nowhere/*.json' } });
    expect(run.exitCode).toBe(2);
    expect(run.report.summary).not.toBe('');
  });

  test('cannot be green when its report cannot be written', async () => {
    const cwd = workspace();
    writeFileSync(join(cwd, 'occupied'), 'a file where the report directory should be');
    const run = await runBundle(name, { cwd, inputs: { 'report-directory': 'occupied' } });
    expect(run.exitCode).toBe(2);
    expect(run.stderr + run.stdout).toContain('occupied');
  });
});

test('a pull request from a fork gets a notice instead of a comment, and the verdict stands', async () => {
  const cwd = workspace();
  const eventPath = join(cwd, 'event.json');
  writeFileSync(eventPath, JSON.stringify({ pull_request: { number: 7 } }));
  await using server = await startGitHubServer();
  const comments = '/repos/acme/flights/issues/7/comments';
  server.answer('GET', comments, 200, []);
  server.answer('POST', comments, 403, { message: 'Resource not accessible by integration' });
  const run = await runBundle('validate-data', {
    cwd,
    inputs: { token: 'read-only', contract: 'missing.yaml', data: 'missing.csv' },
    env: {
      GITHUB_API_URL: server.url,
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: eventPath,
    },
  });
  expect(run.exitCode).toBe(2);
  expect(run.stdout).toContain('::notice::');
  expect(run.stdout).toContain('::add-mask::read-only');
  expect(server.calls.map((call) => call.method)).toEqual(['GET', 'POST']);
});

describe('the committed bundles', () => {
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.js'),
  );

  // A quarter of it is the official client of object storage, loaded only when a source lies there.
  test('stay under 6 MB together', () => {
    const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
    expect(bytes).toBeLessThan(6 * 1024 * 1024);
  });

  test.each(names)('%s.js is a small entry over shared chunks', (name) => {
    expect(statSync(join(dist, `${name}.js`)).size).toBeLessThan(40 * 1024);
  });
});
