import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { runValidateData } from '#actions/validate-data/src/run.ts';
import type { ValidateDataInputs } from '#actions/validate-data/src/inputs.ts';
import { combineVerdicts } from '#core/verdict/combine.ts';
import type { ActionOutcome } from '#toolkit/action-definition.ts';
import { runContext } from '../../support/run-context.ts';

let directory: string;
let server: Server;
let origin: string;

const good = 'id,delay,origin\n1,5,SFO\n2,20,JFK\n3,0,ORD\n';
const rules = `version: 1
dataset: flights
columns:
  - { name: id, type: integer, checks: [not_null, unique] }
  - { name: delay, type: number, checks: [{ range: { min: -60, max: 600 } }] }
  - { name: origin, type: string, checks: [{ regex: '^[A-Z]{3}$' }] }
`;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'validate-data-'));
  mkdirSync(join(directory, 'temp'));
  writeFileSync(join(directory, 'good.csv'), good);
  writeFileSync(join(directory, 'later.csv'), 'id,delay,origin,gate\n1,late,SFO,7\n9,20,sfo,8\n');
  writeFileSync(join(directory, 'contract.yaml'), rules);
  server = createServer((request, response) => {
    if (request.url?.startsWith('/good.csv')) return response.end(good);
    if (request.url === '/before.json?signature=secret')
      return response.end(readFileSync(join(directory, 'before.json')));
    return response.writeHead(403).end('no');
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
  rmSync(directory, { recursive: true });
});

function run(
  data: ValidateDataInputs['data'] | string,
  changes: Partial<ValidateDataInputs> = {},
): Promise<ActionOutcome> {
  const inputs = {
    contract: 'contract.yaml',
    data: typeof data === 'string' ? [{ split: undefined, source: data }] : data,
    profile: undefined,
    referenceProfile: undefined,
    samples: 'none' as const,
    ...changes,
  };
  const env = { ...process.env, RUNNER_TEMP: join(directory, 'temp') };
  return runValidateData(inputs, runContext(directory, { env }));
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('good data', () => {
  test('passes, bound to the digests of the data and the contract', async () => {
    const outcome = await run('good.csv');
    expect(combineVerdicts(outcome.findings, outcome.inconclusive)).toBe('pass');
    expect(outcome).toMatchObject({
      outputs: { rows: 3, 'failed-checks': 0, profile: '', 'data-digest': sha256(good) },
      inputDigests: { contract: sha256(rules), data: sha256(good) },
      subjects: [{ name: 'good.csv', digest: sha256(good) }],
      policyDigest: sha256(rules),
    });
    expect(outcome.summary).toMatch(/^all \d+ checks pass on 3 rows$/);
  });

  test('is profiled when asked, the same each time, in a directory that is made', async () => {
    const outcome = await run('good.csv', { profile: 'build/a/profile.json' });
    const path = join(directory, 'build/a/profile.json');
    expect(outcome.outputs['profile']).toBe(path);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ schemaVersion: 2, rows: 3, dataDigest: sha256(good) });
    await run('good.csv', { profile: 'build/a/profile.json' });
    expect(readFileSync(path, 'utf8')).toBe(text);
  });
});

test('bad data fails, with the file, the rule and the first row in the message', async () => {
  const outcome = await run('later.csv');
  expect(combineVerdicts(outcome.findings, outcome.inconclusive)).toBe('fail');
  const failed = outcome.findings.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ check, subject }) => `${check} ${subject}`)).toEqual([
    'type delay',
    'regex origin',
  ]);
  expect(outcome.outputs['failed-checks']).toBe(2);
  expect(failed[1]).toMatchObject({ location: { file: 'contract.yaml', line: 6 } });
  expect(failed[1]!.message).toContain(
    'later.csv: origin: 1 of 2 values (50 %) do not match ^[A-Z]{3}$; the first is line 3 (data row 2)',
  );
});

describe('failing rows', () => {
  const secret = 'id,delay,origin\n1,5,SFO\n2,9,"Jane Doe-42\n<b>"\n3,late,JFK\n';
  const report = (): string => join(directory, 'report');
  const samples = (): string => readFileSync(join(report(), 'samples.json'), 'utf8');
  beforeEach(() => {
    writeFileSync(join(directory, 'secret.csv'), secret);
  });
  afterEach(() => rmSync(report(), { recursive: true, force: true }));

  test('are not written unless asked for, and no value is in what the run says', async () => {
    const outcome = await run('secret.csv');
    expect(existsSync(join(report(), 'samples.json'))).toBe(false);
    expect(outcome.outputs['samples']).toBe('');
    expect(JSON.stringify(outcome)).not.toMatch(/Jane|Doe|late/);
  });

  test('are shapes when redacted, also in the summary', async () => {
    const outcome = await run('secret.csv', { samples: 'redacted' });
    expect(outcome.outputs['samples']).toBe(join(report(), 'samples.json'));
    expect(JSON.parse(samples())).toEqual({
      schemaVersion: 1,
      values: 'redacted',
      checks: [
        {
          check: 'type',
          subject: 'delay',
          rows: [{ row: 3, line: 5, values: { delay: 'aaaa (4 characters)' } }],
        },
        {
          check: 'regex',
          subject: 'origin',
          rows: [{ row: 2, line: 3, values: { origin: 'Aaaa Aaa-99 <a> (15 characters)' } }],
        },
      ],
    });
    expect(outcome.summaryDetails).toContain('Failing rows (redacted)');
    expect(outcome.summaryDetails).toContain('line 3');
    expect(JSON.stringify(outcome)).not.toMatch(/Jane|Doe|late/);
  });

  test('are values in the file alone when asked for in full', async () => {
    const outcome = await run('secret.csv', { samples: 'full' });
    const { checks } = JSON.parse(samples()) as { checks: { rows: { values: unknown }[] }[] };
    expect(checks[1]!.rows[0]!.values).toEqual({ origin: 'Jane Doe-42\n<b>' });
    expect(JSON.stringify(outcome)).not.toMatch(/Jane|Doe|late/);
  });

  test('of an earlier run do not pass for those of this one', async () => {
    await run('secret.csv', { samples: 'full' });
    await run('secret.csv');
    expect(existsSync(join(report(), 'samples.json'))).toBe(false);
  });

  test('are at most ten a check', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => `${index},1,bad`).join('\n');
    writeFileSync(join(directory, 'many.csv'), `id,delay,origin\n${rows}\n`);
    await run('many.csv', { samples: 'full' });
    const { checks } = JSON.parse(samples()) as { checks: { rows: { row: number }[] }[] };
    expect(checks[0]!.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });
});

describe('psi', () => {
  const withPsi = (profile: string): string =>
    `${rules}checks: [{ psi: { column: delay${profile}, max: 5 } }]\n`;
  const psiOf = async (
    text: string,
    changes: Partial<ValidateDataInputs>,
  ): Promise<ActionOutcome> => {
    await run('good.csv', { profile: 'old.json' });
    writeFileSync(join(directory, 'psi.yaml'), text);
    return run('good.csv', { contract: 'psi.yaml', ...changes });
  };

  test('compares with the reference profile of the run', async () => {
    const { findings } = await psiOf(withPsi(''), { referenceProfile: 'old.json' });
    expect(findings.find(({ check }) => check === 'psi')).toMatchObject({ verdict: 'pass' });
  });

  test('compares with a profile that it names, whose digest is an input of the run', async () => {
    const { findings, inputDigests } = await psiOf(withPsi(', profile: old.json'), {});
    expect(findings.find(({ check }) => check === 'psi')).toMatchObject({ verdict: 'pass' });
    const text = readFileSync(join(directory, 'old.json'), 'utf8');
    expect(inputDigests['contract.old.json']).toBe(sha256(text));
  });

  test.each([
    [withPsi(''), 'psi.yaml:7:12 psi: psi compares with a profile'],
    [withPsi(', profile: gone.json'), /^psi\.yaml:7:\d+ contract: there is no file gone\.json/],
  ])('without one is a problem at its rule', async (text, message) => {
    await expect(psiOf(text, {})).rejects.toThrow(message);
  });
});

test('splits are checked each; the profile is of train', async () => {
  const data = [
    { split: 'test', source: 'later.csv' },
    { split: 'train', source: 'good.csv' },
  ];
  const outcome = await run(data, { profile: 'splits.json' });
  expect(outcome.outputs['rows']).toBe(5);
  expect(outcome.subjects.map(({ name }) => name)).toEqual(['test', 'train', 'profile']);
  expect(Object.keys(outcome.inputDigests)).toEqual(['contract', 'data.test', 'data.train']);
  expect(JSON.parse(readFileSync(join(directory, 'splits.json'), 'utf8'))).toMatchObject({
    rows: 3,
  });
  const failed = outcome.findings.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ subject }) => subject)).toEqual(['test.delay', 'test.origin']);
});

test('an earlier profile is compared with, column by column', async () => {
  await run('good.csv', { profile: 'before.json' });
  const outcome = await run('later.csv', { referenceProfile: 'before.json' });
  const schema = outcome.findings.filter(({ check }) => check === 'schema');
  expect(schema.map(({ subject, verdict }) => `${subject} ${verdict}`)).toEqual([
    'delay fail',
    'gate pass',
  ]);
  const digest = outcome.inputDigests['reference-profile'];
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  const address = `${origin}/before.json?signature=secret`;
  const again = await run('later.csv', { referenceProfile: address });
  expect(again.inputDigests['reference-profile']).toBe(digest);
  expect(JSON.stringify(again)).not.toContain('secret');
});

describe('data at an address', () => {
  test('is downloaded, read and named without its query', async () => {
    const outcome = await run(`${origin}/good.csv?signature=secret`);
    expect(combineVerdicts(outcome.findings, outcome.inconclusive)).toBe('pass');
    expect(outcome.subjects).toEqual([{ name: `${origin}/good.csv`, digest: sha256(good) }]);
    expect(JSON.stringify(outcome)).not.toContain('secret');
    expect(
      readdirSync(join(directory, 'temp')).filter((name) => name.startsWith('trainyard-download-')),
    ).toEqual([]);
  });

  test('is never shown with its password', async () => {
    const address = origin.replace('http://', 'http://me:secret@');
    await expect(run(`${address}/good.csv`)).rejects.toThrow('without user and password');
    await expect(run(`${address}/good.csv`)).rejects.not.toThrow('secret');
  });

  test('may be several addresses with one file name', async () => {
    const data = ['a', 'b'].map((split) => ({ split, source: `${origin}/good.csv?${split}` }));
    expect((await run(data)).outputs['rows']).toBe(6);
  });

  test.each([
    ['that may not be read', '/other.csv', 'the server answered 403'],
    ['without a file name', '/', 'expected an address that ends in a file name'],
    ['of an unknown kind', '/good.csv.exe', '.csv.exe'],
  ])('%s is a problem that names it', async (_name, path, message) => {
    await expect(run(`${origin}${path}`)).rejects.toThrow(message);
    await expect(run(`${origin}${path}`)).rejects.toThrow(`${origin}${path}`);
  });
});

describe('what cannot run', () => {
  test.each([
    [
      'a contract that is not there',
      'good.csv',
      { contract: 'nope.yaml' },
      /contract: there is no file nope\.yaml/,
    ],
    ['a reference profile that is none', 'good.csv', { referenceProfile: 'good.csv' }, /good\.csv/],
    ['data that is not there', 'goood.csv', {}, /goood\.csv: there is no such file/],
    [
      'a profile that cannot be written',
      'good.csv',
      { profile: 'good.csv/profile.json' },
      /good\.csv\/profile\.json: cannot be written/,
    ],
  ])('%s is named', async (_name, data, changes, message) => {
    await expect(run(data, changes)).rejects.toThrow(message);
  });

  test('is told all at once', async () => {
    const data = [
      { split: 'a', source: 'one.csv' },
      { split: 'b', source: 'two.csv' },
    ];
    await expect(run(data)).rejects.toThrow(/one\.csv[^\n]*\n[^\n]*two\.csv/);
    await expect(run(data, { contract: 'x.yaml', referenceProfile: 'y.json' })).rejects.toThrow(
      /x\.yaml[^\n]*\n[^\n]*y\.json/,
    );
  });

  test('leaves nothing behind', () => {
    expect(existsSync(join(directory, 'report'))).toBe(false);
  });
});
