import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QualityGateInputs } from '#actions/quality-gate/src/inputs.ts';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { runContext } from '../../support/run-context.ts';

const model = fileURLToPath(new URL('../../support/models/late-flights.mjs', import.meta.url));
const byFiles = [process.execPath, model, '{input}', '{output}'] as const;
const byPipes = [process.execPath, model] as const;

let directory: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'behaviour-'));
  const rows = Array.from({ length: 300 }, (_, index) => {
    const distance = 10 + ((index * 131) % 3000);
    const origin = ['SFO', 'JFK', '|<b>@all'][index % 3];
    return `r${index},${distance},${origin},${distance > 1500 ? 1 : 0}`;
  });
  writeFileSync(join(directory, 'rows.csv'), ['id,distance,origin,late', ...rows, ''].join('\n'));
});
afterAll(() => rmSync(directory, { recursive: true }));

interface Asked {
  readonly behaviour: string;
  readonly head?: string;
  readonly inputs?: Partial<QualityGateInputs>;
  readonly mood?: string;
  readonly env?: Readonly<Record<string, string>>;
}

function ask({
  behaviour,
  head = '',
  inputs = {},
  mood = '',
  env = {},
}: Asked): Promise<ActionOutcome> {
  const policy = `version: 1\ntask: binary\ncolumns: { label: late }\nmetrics: { latency_p99_ms: { maximum: 100 } }\n${head}behaviour:\n${behaviour}`;
  writeFileSync(join(directory, 'gates.yaml'), policy);
  const given: QualityGateInputs = {
    policy: 'gates.yaml',
    candidate: undefined,
    champion: undefined,
    metrics: '{"latency_p99_ms": 40}',
    model: undefined,
    predictCommand: byFiles,
    endpoint: undefined,
    registry: 'file:registry',
    ...inputs,
  };
  const context = runContext(directory, { env: { ...process.env, MODEL_MOOD: mood, ...env } });
  return runQualityGate(given, context);
}

async function problemOf(asked: Asked): Promise<Problem> {
  const error: unknown = await ask(asked).catch((reason: unknown) => reason);
  if (!(error instanceof CannotRunError)) throw error;
  expect(error.problems).toHaveLength(1);
  return error.problems[0]!;
}

const cases = `  - minimum_functionality:
      name: long flights are late
      rows: [{ distance: 2500, origin: SFO }, { distance: 10, origin: JFK }, { distance: 2900, origin: JFK }]
      expect: { label: 1 }
      minimum_share: 0.6
`;

describe('minimum functionality', () => {
  test('counts the rows of the policy exactly, and shows those that fail', async () => {
    const outcome = await ask({ behaviour: cases });
    const finding = outcome.findings.find(({ check }) => check === 'minimum_functionality')!;
    expect(finding).toMatchObject({
      subject: 'long flights are late',
      verdict: 'pass',
      observed: { value: 2 / 3, n: 3, method: 'all rows, exact' },
      expected: '≥ 60 % of rows: score ≥ 0.5',
      location: { file: 'gates.yaml', line: 6 },
    });
    expect(finding.observed.interval).toBeUndefined();
    expect(finding.message).toContain(
      '2 of 3 rows are as expected: 66.667 %. Worst: row 2, score 0.0069',
    );
    const report = JSON.parse(
      readFileSync(join(directory, 'report', 'behaviour.json'), 'utf8'),
    ) as {
      tests: unknown[];
    };
    expect(report.tests).toEqual([
      expect.objectContaining({
        failing: 1,
        examples: [
          { id: '2', row: { distance: '10', origin: 'JFK' }, score: expect.closeTo(0.0069, 4) },
        ],
      }),
    ]);
    expect(outcome.summaryDetails).toContain('| 2 | distance: 10; origin: JFK | none | 0.006918 |');
  });

  test.each([
    ['standard input and output', byPipes, ''],
    ['files, rows in another order', byFiles, 'in another order'],
    ['files, ids as numbers with a fraction', byFiles, 'ids as floats'],
  ])('gives the same by %s', async (_, predictCommand, mood) => {
    const outcome = await ask({ behaviour: cases, inputs: { predictCommand }, mood });
    expect(outcome.findings.at(-1)!.observed.value).toBeCloseTo(2 / 3, 12);
  });
});

describe('a predict-command that misbehaves is named', () => {
  test.each([
    [
      'fails',
      byFiles,
      'predict-failed',
      'exit code 3. The end of its standard error: Traceback (most recent call last): | ValueError: no model at model.pkl',
    ],
    ['dies by a signal', byFiles, 'predict-failed', 'was ended by SIGKILL'],
    [
      'writes nothing',
      byFiles,
      'predict-no-answer',
      'wrote nothing to {output}. The end of its standard error: done',
    ],
    [
      'writes nothing',
      byPipes,
      'predict-no-answer',
      'printed nothing on standard output; name {output}',
    ],
    [
      'prints to the wrong place',
      byFiles,
      'predict-no-answer',
      'bytes on standard output: leave {output} out if the predictions are there',
    ],
    ['prints a log first', byPipes, 'predict-', 'what the command printed'],
    [
      'garbage',
      byFiles,
      'predict-answer',
      'what the command wrote to {output} is no table of predictions',
    ],
    ['an empty table', byFiles, 'predict-answer', 'has columns but no rows'],
    ['one row too few', byFiles, 'predict-row-count', 'has 2 rows for 3 rows of input'],
    ['one row twice', byFiles, 'predict-ids', 'has ids more than once, such as 1'],
    [
      'ids of its own',
      byFiles,
      'predict-ids',
      '3 ids that were not asked about, such as row-0, row-1, row-2',
    ],
    ['no ids', byFiles, 'predict-columns', "lacks the column 'id'. It has: score."],
    ['NaN scores', byFiles, 'predict-score', '1 scores that are no finite number, by id: 1: nan'],
    [
      'words for scores',
      byFiles,
      'predict-score',
      '3 scores that are no finite number, by id: 0: late',
    ],
  ])('%s', async (mood, predictCommand, code, message) => {
    const problem = await problemOf({ behaviour: cases, inputs: { predictCommand }, mood });
    expect(problem.subject).toBe('predict-command');
    expect(problem.code).toContain(code);
    expect(problem.message).toContain(message);
  });

  test('one that does not exist', async () => {
    const inputs = { predictCommand: ['./no-such-program'] as const };
    expect((await problemOf({ behaviour: cases, inputs })).message).toContain(
      "'./no-such-program' cannot be started: there is no such program",
    );
  });

  test('one that hangs, with all that it started', async () => {
    const pids = join(directory, 'pids');
    const problem = await problemOf({
      behaviour: cases,
      head: 'predictor: { timeout: 1s }\n',
      mood: 'hangs',
      env: { MODEL_PIDS: pids },
    });
    expect(problem.code).toBe('predict-timeout');
    expect(problem.message).toContain('was ended after 1 s without an answer');
    const started = readFileSync(pids, 'utf8').split(' ').map(Number);
    expect(started.filter((pid) => isAlive(pid))).toEqual([]);
  });
});

/** Zombies answer to signal 0 until somebody waits for them: the state in /proc tells. */
function isAlive(pid: number): boolean {
  const stat = `/proc/${pid}/stat`;
  if (existsSync('/proc/self/stat')) {
    return existsSync(stat) && !/\) Z /.test(readFileSync(stat, 'utf8'));
  }
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
