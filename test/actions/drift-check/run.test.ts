import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DriftCheckInputs } from '#actions/drift-check/src/inputs.ts';
import { runDriftCheck } from '#actions/drift-check/src/run.ts';
import { profileText } from '#core/profile/profile-text.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import { CannotRunError } from '#core/verdict/errors.ts';
import type { Finding } from '#core/verdict/finding.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import type { ActionOutcome, RunContext } from '#toolkit/action-definition.ts';
import { readGitHubEnvironment } from '#toolkit/github-environment.ts';
import { startGitHubServer } from '../../support/github-server.ts';
import { runContext } from '../../support/run-context.ts';
import { testEngine } from '../../support/sql-table.ts';
import { normalSample } from '../../stats/seeded-sample.ts';

let directory: string;

/** Rows of a flight table: delay and distance move by `shift` standard deviations. */
function flights(rows: number, seed: number, shift = 0): string {
  const [delays, distances] = [normalSample(rows, seed), normalSample(rows, seed + 1)];
  const lines = Array.from(delays, (delay, index) => {
    const origin = ['SFO', 'JFK', 'ORD', 'ATL'][(index * 7 + Math.floor(index / 3)) % 4]!;
    const day = new Date(Date.UTC(2026, 0, 1) + index * 60_000).toISOString();
    return `${day},F${seed}-${index},${(delay + shift).toFixed(4)},${((distances[index]! + shift) * 100 + 900).toFixed(1)},${origin}`;
  });
  return `time,flight,delay,distance,origin\n${lines.join('\n')}\n`;
}

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'drift-check-'));
  write('reference.csv', flights(2000, 1));
  write('calm.csv', flights(1500, 10));
  write('moved.csv', flights(1500, 20, 1));
  write('few.csv', flights(25, 30));
  write('policy.yaml', 'version: 1\n');
  await using engine = await testEngine(directory);
  const profile = await profileTable(engine, await engine.open('reference.csv'));
  write('profile.json', profileText(profile));
});
afterAll(() => rmSync(directory, { recursive: true }));

function write(name: string, text: string): string {
  writeFileSync(join(directory, name), text);
  return name;
}

async function run(
  changes: Partial<DriftCheckInputs>,
  policy = 'version: 1\n',
  context: Partial<RunContext> = {},
): Promise<ActionOutcome & { verdict: string }> {
  const outcome = await runDriftCheck(
    {
      policy: write('policy.yaml', policy),
      reference: 'profile.json',
      current: 'calm.csv',
      labels: undefined,
      state: undefined,
      dispatch: true,
      registry: 'file:registry',
      ...changes,
    },
    runContext(directory, context),
  );
  return { ...outcome, verdict: combineVerdicts(outcome.findings, outcome.inconclusive) };
}

function only(outcome: ActionOutcome, check: string, subject: string): Finding {
  const found = outcome.findings.filter((one) => one.check === check && one.subject === subject);
  expect(found).toHaveLength(1);
  return found[0]!;
}

async function problemsOf(running: Promise<unknown>): Promise<string> {
  const error = await running.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(CannotRunError);
  return (error as CannotRunError).message;
}

describe('drift of a table', () => {
  test('a word among the numbers of the reference table is a warning, not a silence', async () => {
    const rows = Array.from({ length: 500 }, (_, row) => `${row / 8},${'ABCD'[row % 4]}`);
    write('numbers.csv', `delay,origin\n${rows.join('\n')}\n`);
    write('word.csv', `delay,origin\n${rows.with(333, 'oops,A').join('\n')}\n`);
    const outcome = await run({ reference: 'word.csv', current: 'numbers.csv' });
    const finding = only(outcome, 'column_type', 'delay');
    expect([finding.verdict, finding.severity]).toEqual(['fail', 'warning']);
    expect(finding.message).toMatch(
      /'delay' is string in word\.csv and looks like number in numbers\.csv/,
    );
  });

  test('the same law passes, against a profile and against rows', async () => {
    for (const reference of ['profile.json', 'reference.csv']) {
      const outcome = await run({ reference });
      expect(outcome).toMatchObject({
        verdict: 'pass',
        outputs: {
          'drift-detected': false,
          'drifted-columns': '[]',
          'drifted-share': 0,
          retrain: false,
          dispatched: false,
        },
      });
      expect(only(outcome, 'skipped_column', 'time').severity).toBe('info');
      expect(only(outcome, 'skipped_column', 'flight').severity).toBe('info');
    }
  });

  test('a shift in two of three columns fails and names them', async () => {
    const outcome = await run({ current: 'moved.csv' });
    expect(outcome).toMatchObject({
      verdict: 'fail',
      outputs: {
        'drift-detected': true,
        'drifted-columns': '["delay","distance"]',
        'drifted-share': 2 / 3,
      },
    });
    expect(outcome.summary).toContain('2 of 3 columns drifted');
    expect(outcome.subjects).toEqual([{ name: 'data', digest: outcome.inputDigests['current'] }]);
    expect(Object.keys(outcome.inputDigests)).toEqual(['reference', 'current']);
    expect(outcome.summaryDetails).toContain('| ❌ | delay | psi |');
  });

  test('twenty-five rows are too few and hold', async () => {
    const outcome = await run({ current: 'few.csv' });
    expect(outcome).toMatchObject({ verdict: 'inconclusive', inconclusive: 'hold' });
    expect(only(outcome, 'psi', 'delay').needed).toBeGreaterThan(20);
  });

  test('a profile and its table agree on PSI; KS of the rows lies in the interval of the profile', async () => {
    const [exact, binned] = [
      await run({ reference: 'reference.csv', current: 'moved.csv' }),
      await run({ current: 'moved.csv' }),
    ];
    const value = (outcome: ActionOutcome, check: string) =>
      Number(only(outcome, check, 'delay').observed.value);
    expect(value(binned, 'psi')).toBeCloseTo(value(exact, 'psi'), 12);
    const { interval } = only(binned, 'ks', 'delay').observed;
    expect(value(exact, 'ks')).toBeGreaterThanOrEqual(interval!.lower);
    expect(value(exact, 'ks')).toBeLessThanOrEqual(interval!.upper);
    expect(value(binned, 'wasserstein')).toBeCloseTo(value(exact, 'wasserstein'), 1);
  });
});

describe('numbers against SciPy 1.17.1', () => {
  test('Kolmogorov–Smirnov and Wasserstein of rows', async () => {
    const u = (index: number): number =>
      Number((1_103_515_245n * BigInt(index) + 12_345n) % 2n ** 31n) / 2 ** 31;
    const column = (from: number, rows: number, map: (x: number) => number): string =>
      `x\n${Array.from({ length: rows }, (_, index) => map(u(from + index))).join('\n')}\n`;
    write(
      'u-reference.csv',
      column(1, 200, (x) => 10 * x),
    );
    write(
      'u-current.csv',
      column(1001, 150, (x) => 11 * x + 0.5),
    );
    const outcome = await run({ reference: 'u-reference.csv', current: 'u-current.csv' });
    expect(only(outcome, 'ks', 'x').observed.value).toBeCloseTo(0.15, 12);
    expect(only(outcome, 'ks.p_value', 'x').observed.value).toBeCloseTo(0.03855214825130296, 12);
    expect(only(outcome, 'wasserstein', 'x').observed.value).toBeCloseTo(1.0783052966091782, 12);
  });

  test('χ², Jensen–Shannon and PSI of categories, one of them new', async () => {
    const column = (counts: Record<string, number>): string =>
      `c\n${Object.entries(counts)
        .flatMap(([value, count]) => Array.from({ length: count }, () => value))
        .join('\n')}\n`;
    write('c-reference.csv', column({ a: 500, b: 300, c: 150, d: 50 }));
    write('c-current.csv', column({ a: 210, b: 150, c: 90, d: 40, e: 10 }));
    const outcome = await run({ reference: 'c-reference.csv', current: 'c-current.csv' });
    expect(only(outcome, 'chi2', 'c').observed.value).toBeCloseTo(31.38204225352112, 9);
    expect(only(outcome, 'chi2.p_value', 'c').observed.value).toBeCloseTo(
      2.5583444471454945e-6,
      14,
    );
    expect(only(outcome, 'js', 'c').observed.value).toBeCloseTo(0.10536616648784566, 12);
    expect(only(outcome, 'psi', 'c').observed.value).toBeCloseTo(0.10994485540617369, 12);
    expect(only(outcome, 'new_category', 'c')).toMatchObject({
      verdict: 'warn',
      observed: { value: 10 },
    });
  });
});

describe('data that are not what they were', () => {
  const header = 'delay,distance,origin\n';
  const rows = (make: (index: number) => string): string =>
    header + Array.from({ length: 400 }, (_, index) => `${make(index)}\n`).join('');

  test.each([
    {
      name: 'a column is gone',
      text: rows((i) => `${i % 7},${i}`).replace('distance,origin', 'distance'),
      check: 'column_present',
      subject: 'origin',
    },
    {
      name: 'numbers became words',
      text: rows((i) => `late,${i},SFO`),
      check: 'column_type',
      subject: 'delay',
    },
    {
      name: 'a column emptied',
      text: rows((i) => `,${i},SFO`),
      check: 'missing_rate',
      subject: 'delay',
    },
  ])('$name: fails and blocks retraining', async ({ text, check, subject }) => {
    const policy =
      'version: 1\ncolumns: { exclude: [time, flight] }\nretrain: { workflow: retrain.yml }\n';
    const outcome = await run({ current: write('broken.csv', text) }, policy);
    expect(outcome.verdict).toBe('fail');
    expect(only(outcome, check, subject)).toMatchObject({ verdict: 'fail', severity: 'error' });
    expect(outcome.outputs['retrain']).toBe(false);
    expect(outcome.outputs['retrain-reason']).toMatch(/blocked|no shift/);
  });

  test('hostile names and values stay text', async () => {
    const name = 'a|b`<img src=x onerror=alert(1)>"';
    const table = (values: readonly string[]): string =>
      `"${name.replaceAll('"', '""')}"\n${values.flatMap((value) => Array.from({ length: 100 }, () => `"${value}"`)).join('\n')}\n`;
    write('hostile-reference.csv', table(['x', '](javascript:1)']));
    write('hostile-current.csv', table(['x', '<script>', '::error::y']));
    const outcome = await run({
      reference: 'hostile-reference.csv',
      current: 'hostile-current.csv',
    });
    expect(only(outcome, 'new_category', name).verdict).toBe('warn');
    expect(outcome.summaryDetails).not.toMatch(/<img|<script|\]\(javascript/);
  });

  test('codes that look like numbers stay the text they are in the reference', async () => {
    const codes = (first: number): string =>
      `code\n${Array.from({ length: 300 }, (_, i) => (i % 3 === 0 ? `0${first}` : `${first + (i % 3)}`)).join('\n')}\n`;
    write('codes-reference.csv', `${codes(10)}A7\n`);
    write('codes-current.csv', codes(10));
    const outcome = await run({ reference: 'codes-reference.csv', current: 'codes-current.csv' });
    expect(outcome.verdict).toBe('pass');
    expect(only(outcome, 'new_category', 'code').observed.value).toBe(0);
  });
});

describe('window', () => {
  test('takes the newest rows and says when they are too few', async () => {
    const policy = (rest: string): string =>
      `version: 1\nwindow: { column: time, last: 2h${rest} }\n`;
    const inside = await run({}, policy(''));
    expect(only(inside, 'window.min_rows', 'dataset').observed.value).toBe(120);
    const short = await run({ current: 'moved.csv' }, policy(', min_rows: 500'));
    expect(short).toMatchObject({
      verdict: 'inconclusive',
      outputs: { 'drift-detected': false, retrain: false },
    });
    expect(only(short, 'window.min_rows', 'dataset')).toMatchObject({
      verdict: 'inconclusive',
      needed: 380,
    });
  });

  test.each([
    { column: 'tme', says: "Did you mean 'time'?" },
    { column: 'origin', says: 'expected a date or timestamp' },
  ])('by $column is refused at its place', async ({ column, says }) => {
    const message = await problemsOf(
      run({}, `version: 1\nwindow: { column: ${column}, last: 1d }\n`),
    );
    expect(message).toContain(says);
    expect(message).toContain('policy.yaml:2:');
  });
});

describe('predictions', () => {
  test('that drift fail the run although the features are stable', async () => {
    const shift = (text: string): string => text.replace('distance', 'score');
    write('scored-reference.csv', shift(flights(2000, 1)));
    const mixed = flights(1500, 20, 1).split('\n');
    const calm = flights(1500, 10)
      .split('\n')
      .map((line, index) => {
        const cells = line.split(',');
        if (index > 0 && cells.length > 3) cells[3] = mixed[index]!.split(',')[3]!;
        return cells.join(',');
      });
    write('scored-current.csv', shift(calm.join('\n')));
    const outcome = await run(
      { reference: 'scored-reference.csv', current: 'scored-current.csv' },
      'version: 1\npredictions: { column: score }\n',
    );
    expect(outcome).toMatchObject({
      verdict: 'fail',
      outputs: { 'drift-detected': true, 'drifted-columns': '["score"]', 'drifted-share': 0 },
    });
    expect(only(outcome, 'predictions.psi', 'score').verdict).toBe('fail');
    expect(only(outcome, 'psi', 'delay').verdict).toBe('pass');
  });
});

describe('reference from the registry', () => {
  test('is the profile kept with the version that the alias names', async () => {
    const options = { workingDirectory: directory, now: () => Date.UTC(2026, 0, 1) };
    const registry = openRegistry('file:registry', options);
    const model = mkdtempSync(join(directory, 'model-'));
    writeFileSync(join(model, 'weights.bin'), 'w');
    const request = {
      name: 'flights',
      modelDirectory: model,
      alias: 'champion',
      by: { actor: 'test' },
      override: { who: 'test', why: 'no gate in this test', until: '2027-01-01T00:00:00Z' },
      documents: () => ({}),
    };
    await registry.register({
      ...request,
      attachmentFiles: { 'profile.json': join(directory, 'profile.json') },
    });
    const outcome = await run({ reference: 'registry://flights@champion', current: 'moved.csv' });
    expect(outcome.verdict).toBe('fail');
    expect(outcome.details!['reference']).toBe(
      'registry://flights@champion (registry://flights/1)',
    );
    expect(await problemsOf(run({ reference: 'registry://flights@canary' }))).toContain('canary');
    const bare = mkdtempSync(join(directory, 'model-'));
    writeFileSync(join(bare, 'weights.bin'), 'other');
    await registry.register({ ...request, modelDirectory: bare, attachmentFiles: {} });
    expect(await problemsOf(run({ reference: 'registry://flights/2' }))).toContain(
      'without a profile',
    );
  });
});

describe('retraining', () => {
  const policy = 'version: 1\nretrain: { workflow: retrain.yml, cooldown: 24h, ref: main }\n';
  const path = '/repos/acme/flights/actions/workflows/retrain.yml/dispatches';
  const on = (url: string, event = 'schedule') => ({
    token: 'secret',
    github: readGitHubEnvironment({
      GITHUB_API_URL: url,
      GITHUB_REPOSITORY: 'acme/flights',
      GITHUB_EVENT_NAME: event,
    }),
  });

  test('is dispatched once, with reason and data version', async () => {
    await using server = await startGitHubServer();
    server.answer('POST', path, 204);
    const state = 'once.json';
    const first = await run({ current: 'moved.csv', state }, policy, on(server.url));
    expect(first.outputs).toMatchObject({ retrain: true, dispatched: true });
    expect(server.calls).toHaveLength(1);
    expect(server.calls[0]).toMatchObject({
      path,
      authorization: 'token secret',
      body: {
        ref: 'main',
        inputs: {
          data_version: first.inputDigests['current'],
          reason: expect.stringContaining('2 of 3 columns drifted'),
        },
      },
    });
    const second = await run({ current: 'moved.csv', state }, policy, on(server.url));
    expect(second.outputs).toMatchObject({
      retrain: false,
      dispatched: false,
      'retrain-reason': expect.stringContaining('cooling down'),
    });
    expect(server.calls).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(directory, state), 'utf8')).dispatches).toMatchObject([
      { status: 'sent' },
    ]);
  });

  test.each([
    {
      name: 'a pull request',
      event: 'pull_request',
      dispatch: true,
      says: 'pull requests change nothing',
      kept: false,
    },
    {
      name: 'dispatch: false',
      event: 'schedule',
      dispatch: false,
      says: "'dispatch' is false",
      kept: true,
    },
  ])('$name only says that it is due', async ({ event, dispatch, says, kept }) => {
    await using server = await startGitHubServer();
    const state = `${event}-${dispatch}.json`;
    const outcome = await run(
      { current: 'moved.csv', state, dispatch },
      policy,
      on(server.url, event),
    );
    expect(outcome.outputs).toMatchObject({
      retrain: true,
      dispatched: false,
      'retrain-reason': expect.stringContaining(says),
    });
    expect(server.calls).toEqual([]);
    expect(existsSync(join(directory, state))).toBe(kept);
  });

  test('a refused dispatch warns with the reason', async () => {
    await using server = await startGitHubServer();
    server.answer('POST', path, 403, { message: 'Resource not accessible by integration' });
    const outcome = await run(
      { current: 'moved.csv', state: 'refused.json' },
      policy,
      on(server.url),
    );
    expect(outcome.outputs).toMatchObject({ retrain: true, dispatched: false });
    expect(only(outcome, 'retrain', 'retrain.yml')).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('403'),
    });
  });

  test('without a token the reason says so', async () => {
    const outcome = await run({ current: 'moved.csv', state: 'tokenless.json' }, policy);
    expect(outcome.outputs['retrain-reason']).toContain('there is no token');
  });

  test('waits until two of three runs saw the shift', async () => {
    await using server = await startGitHubServer();
    server.answer('POST', path, 204);
    const patient = 'version: 1\nretrain: { workflow: retrain.yml, after: 2 of 3, ref: main }\n';
    const state = 'patient.json';
    const seen = async (current: string) =>
      (await run({ current, state }, patient, on(server.url))).outputs['dispatched'];
    write('moved-again.csv', flights(1500, 40, 1));
    expect(await seen('moved.csv')).toBe(false);
    expect(await seen('moved.csv')).toBe(false);
    expect(await seen('calm.csv')).toBe(false);
    expect(await seen('moved-again.csv')).toBe(true);
  });

  test('a damaged state is an error', async () => {
    write('damaged.json', '{');
    expect(await problemsOf(run({ state: 'damaged.json' }, policy))).toContain('damaged.json');
  });
});

describe('what cannot be run', () => {
  test.each<{ name: string; changes: Partial<DriftCheckInputs>; policy?: string; says: string }>([
    { name: 'no policy', changes: { policy: 'nowhere.yaml' }, says: 'nowhere.yaml' },
    { name: 'no reference', changes: { reference: undefined }, says: "give the input 'reference'" },
    {
      name: 'a profile that does not exist',
      changes: { reference: 'nowhere.json' },
      says: 'no such file',
    },
    { name: 'a profile that is none', changes: { reference: 'broken.json' }, says: 'broken.json' },
    {
      name: 'current data that do not exist',
      changes: { current: 'nowhere.csv' },
      says: 'nowhere.csv',
    },
    {
      name: 'a column in the policy that nobody has',
      changes: {},
      policy: 'version: 1\ncolumns: { exclude: [delya] }\n',
      says: "Did you mean 'delay'?",
    },
    {
      name: 'nothing that can be compared',
      changes: {},
      policy: 'version: 1\ncolumns: { exclude: [delay, distance, origin] }\n',
      says: 'no column that can be compared',
    },
  ])('$name', async ({ changes, policy, says }) => {
    write('broken.json', '{"schemaVersion": 1}');
    expect(await problemsOf(run(changes, policy))).toContain(says);
  });
});
