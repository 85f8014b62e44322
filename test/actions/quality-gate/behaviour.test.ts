import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { QualityGateInputs } from '#actions/quality-gate/src/inputs.ts';
import { runQualityGate } from '#actions/quality-gate/src/run.ts';
import { CannotRunError, type Problem } from '#core/verdict/errors.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { startModelServer } from '../../support/model-server.ts';
import { runContext } from '../../support/run-context.ts';

const model = fileURLToPath(new URL('../../support/models/late-flights.mjs', import.meta.url));
const parquetModel = fileURLToPath(
  new URL('../../support/models/late-flights-parquet.mjs', import.meta.url),
);
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
  const policy = `version: 1\ntask: binary\ncolumns: { label: late }\nmetrics:\n  latency_p99_ms: { maximum: 100 }\n${head}behaviour:\n${behaviour}`;
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
      location: { file: 'gates.yaml', line: 7 },
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

const all = `${cases}  - invariance:
      name: the airport does not matter
      rows: { table: rows.csv }
      change: [{ column: origin, each: [SFO, JFK] }]
      within: 0.05
      redact: [origin, id]
  - invariance:
      name: a little noise changes no class
      rows: { table: rows.csv, where: distance < 1200 or distance > 1800, sample: 150 }
      change: [{ column: distance, noise: 0.01 }]
      same_class: true
      maximum_share: 0.05
  - directional:
      name: longer flights are later
      rows: { table: rows.csv, where: distance < 2000 }
      change: [{ column: distance, add: 100 }, { column: distance, multiply: 1.2 }]
      expect: up
      severity: warn
  - directional:
      name: longer flights are earlier
      rows: { table: rows.csv, sample: 100 }
      change: [{ column: distance, add: 100 }]
      expect: down
      minimum_share: 0.9
      examples: 2
`;

describe('invariance and direction', () => {
  test('are judged by rows of a table, changed', async () => {
    const outcome = await ask({ behaviour: all });
    const seen = outcome.findings.map(({ subject, verdict, severity, observed }) => [
      subject,
      verdict,
      severity,
      observed.n,
      observed.method,
    ]);
    expect(seen).toEqual([
      ['all rows', 'pass', 'error', undefined, 'given, decided by the value alone'],
      ['long flights are late', 'pass', 'error', 3, 'all rows, exact'],
      ['the airport does not matter', 'fail', 'error', 300, 'all rows, exact'],
      ['a little noise changes no class', 'pass', 'error', 142, 'Wilson'],
      ['longer flights are later', 'pass', 'warning', expect.any(Number), 'all rows, exact'],
      ['longer flights are earlier', 'fail', 'error', 100, 'Wilson'],
    ]);
    expect(outcome.findings.at(-1)!.observed.interval!.upper).toBeCloseTo(0.037, 3);
    expect(outcome.outputs['passed']).toBe(false);
    expect(outcome.summary).toContain('2 of 6 checks not met');
    expect(Object.keys(outcome.inputDigests)).toContain('behaviour.rows.csv');
  });

  test('show the rows that fail, few, escaped, and as shapes where the policy says so', async () => {
    const outcome = await ask({ behaviour: all });
    const { tests } = JSON.parse(
      readFileSync(join(directory, 'report', 'behaviour.json'), 'utf8'),
    ) as { tests: { name: string; examples: Record<string, unknown>[] }[] };
    const [airport, earlier] = [tests[1]!, tests.at(-1)!];
    expect(airport.examples).toHaveLength(5);
    expect(earlier.examples).toHaveLength(2);
    const [worst] = airport.examples;
    expect(worst).toMatchObject({
      id: expect.stringMatching(/^a9+ \(\d characters\)$/),
      change: expect.stringMatching(/^origin = (SFO|JFK)$/),
      row: { origin: expect.stringMatching(/\(\d+ characters\)$/) },
      changed: { origin: 'AAA (3 characters)' },
    });
    expect(outcome.summaryDetails).toContain('**the airport does not matter** (invariance)');
    expect(outcome.summaryDetails).not.toContain('<b>');
    expect(outcome.summaryDetails).not.toContain('@all');
  });

  test('are judged alike by a command with Parquet and by a server of each protocol', async () => {
    const shares = ({ findings }: ActionOutcome): unknown[] =>
      findings.map(({ subject, verdict, observed }) => [subject, verdict, observed.value]);
    const expected = shares(await ask({ behaviour: all }));
    const head = 'predictor: { format: parquet }\n';
    const predictCommand = [process.execPath, parquetModel, '{input}', '{output}'] as const;
    expect(shares(await ask({ behaviour: all, head, inputs: { predictCommand } }))).toEqual(
      expected,
    );
    await using server = await startModelServer('t0ken');
    for (const endpoint of [server.v1, server.v2, server.mlflow]) {
      const outcome = await ask({
        behaviour: all,
        head: "predictor: { headers: { authorization: 'Bearer env:MODEL_TOKEN' }, batch_rows: 500 }\n",
        inputs: { predictCommand: undefined, endpoint },
        env: { MODEL_TOKEN: 't0ken' },
      });
      expect(shares(outcome)).toEqual(expected);
    }
  });
});

describe('the candidate’s own table', () => {
  const behaviour = `${cases}  - directional:
      name: longer flights are later
      rows: { where: distance between 1000 and 2000, sample: 60 }
      change: [{ column: distance, add: 300 }]
      expect: up
      at_least: 0.1
      minimum_share: 0.9
`;

  test('gives rows where a test names none, without what the evaluation says of them', async () => {
    const lines = Array.from({ length: 400 }, (_, index) => {
      const distance = 10 + ((index * 131) % 3000);
      const late = distance + ((index * 37) % 400) > 1700 ? 1 : 0;
      return `r${index},${distance},JFK,AA,${late},${distance / 3100}`;
    });
    const header = 'id,distance,origin,carrier,late,score';
    writeFileSync(join(directory, 'candidate.csv'), [header, ...lines, ''].join('\n'));
    const outcome = await ask({
      behaviour,
      head: '  roc_auc: { minimum: 0.8 }\n',
      inputs: { candidate: 'candidate.csv' },
    });
    expect(outcome.findings.map(({ check, verdict }) => `${check}: ${verdict}`).toSorted()).toEqual(
      ['directional: pass', 'latency_p99_ms: pass', 'minimum_functionality: pass', 'roc_auc: pass'],
    );
    expect(outcome.summaryDetails).not.toContain('late: ');
    expect(outcome.subjects.map(({ name }) => name)).toEqual(['candidate']);
  });

  test('that is missing is told, and so are the tests that a model could not answer', async () => {
    expect((await problemOf({ behaviour })).message).toContain(
      'names no table, and there is no prediction table of the candidate to take rows from',
    );
    const failed = await problemOf({ behaviour: all, mood: 'fails' });
    expect(failed.message).toContain(
      ". Asked for 'long flights are late', 'the airport does not matter', 'a little noise changes no class', ",
    );
  });
});

describe('tests and model must come together', () => {
  test('tests without a model are refused', async () => {
    const problem = await problemOf({ behaviour: cases, inputs: { predictCommand: undefined } });
    expect(problem).toMatchObject({ code: 'predictor-missing', location: { line: 6 } });
  });

  test('a model without tests is refused', async () => {
    const given = { policy: 'plain.yaml' };
    const policy = 'version: 1\ntask: binary\nmetrics: { latency_p99_ms: { maximum: 100 } }\n';
    writeFileSync(join(directory, 'plain.yaml'), policy);
    const problem = await problemOf({ behaviour: cases, inputs: given });
    expect(problem.message).toContain('plain.yaml has no behaviour tests to ask it');
  });

  test('a secret that is not there is named', async () => {
    const problem = await problemOf({
      behaviour: cases,
      head: "predictor: { headers: { x-api-key: 'env:NO_SUCH_KEY' } }\n",
      inputs: { predictCommand: undefined, endpoint: 'https://127.0.0.1:1/invocations' },
    });
    expect(problem.message).toContain('the environment variable NO_SUCH_KEY is not set');
  });

  test('a table that several tests share is missed once', async () => {
    const behaviour = all.replaceAll('rows.csv', 'gone.csv');
    expect((await problemOf({ behaviour })).subject).toBe('gone.csv');
  });

  test('behaviour alone makes a gate, and its record names the policy', async () => {
    const text = `version: 1\ntask: binary\nbehaviour:\n${cases}`;
    writeFileSync(join(directory, 'alone.yaml'), text);
    const outcome = await ask({
      behaviour: cases,
      inputs: { policy: 'alone.yaml', metrics: undefined },
    });
    expect(outcome.findings.map(({ check }) => check)).toEqual(['minimum_functionality']);
    expect(outcome.subjects.map(({ name }) => name)).toEqual(['policy']);
    expect(outcome.outputs['passed']).toBe(true);
  });

  test('the token of the job is not the command’s', async () => {
    const script =
      "const fs = require('node:fs'); fs.writeFileSync(process.argv[1], JSON.stringify(process.env)); process.exit(9)";
    const seen = join(directory, 'environment.json');
    await problemOf({
      behaviour: cases,
      inputs: { predictCommand: [process.execPath, '-e', script, seen] },
      env: { INPUT_TOKEN: 'ghs_secret', OWN: 'yes' },
    });
    const text = readFileSync(seen, 'utf8');
    expect(text).not.toContain('ghs_secret');
    expect(JSON.parse(text)).toMatchObject({ OWN: 'yes' });
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
