import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import type { WorkflowFile } from '../support/workflow-files.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'trainyard-script-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

/** The script of a step, as a runner would hand it to bash. */
function scriptOf(workflow: string, job: string): string {
  const text = readFileSync(
    new URL(`../../.github/workflows/${workflow}`, import.meta.url),
    'utf8',
  );
  return (parse(text) as WorkflowFile).jobs[job]!.steps!.find((step) => step.run !== undefined)!
    .run!;
}

// The runner's own command line for `shell: bash`.
const bash = ['--noprofile', '--norc', '-eo', 'pipefail', '-c'];

describe('the training step of retrain-model', () => {
  const script = scriptOf('retrain-model.yml', 'train');
  const run = (command: string) =>
    execFileSync('bash', [...bash, script], {
      cwd: directory,
      env: { PATH: process.env['PATH'], TRAIN_COMMAND: command, OUTPUT_DIRECTORY: 'out put' },
    }).toString();

  test('runs one argument per line, without a shell in between', () => {
    expect(run('printf\n[%s]\na b\n$(touch owned); `id`\n*\n')).toBe(
      '[a b][$(touch owned); `id`][*]',
    );
    expect(() => readFileSync(join(directory, 'owned'))).toThrow();
  });

  test('makes the output directory and fails when training fails', () => {
    expect(run('ls\n-d\nout put')).toBe('out put\n');
    expect(() => run('false')).toThrow();
    expect(() => run('./no-such-program')).toThrow();
  });
});

describe('the link of monitor-model', () => {
  test('is one line of Markdown, whatever the model is called', () => {
    const summary = join(directory, 'summary.md');
    execFileSync('bash', [...bash, scriptOf('monitor-model.yml', 'drift')], {
      env: {
        PATH: process.env['PATH'],
        GITHUB_STEP_SUMMARY: summary,
        ARTIFACT: 'trainyard-a](x)\n<b>-drift-check',
        ADDRESS: 'https://github.com/acme/flights/actions/runs/1/artifacts/2',
      },
    });
    expect(readFileSync(summary, 'utf8')).toBe(
      '\n[trainyard-a__x___b_-drift-check](https://github.com/acme/flights/actions/runs/1/artifacts/2): report.html, report.json, record.json\n',
    );
  });
});

describe('the refusal of rollback-model', () => {
  test('fails for an unknown undo and cannot be made to speak for the runner', () => {
    const { status, stdout } = spawnSync(
      'bash',
      [...bash, scriptOf('rollback-model.yml', 'known')],
      {
        env: { PATH: process.env['PATH'], UNDO: 'x\n::set-output name=a::b' },
      },
    );
    expect(status).toBe(2);
    expect(stdout.toString().trim().split('\n')).toHaveLength(1);
  });
});
