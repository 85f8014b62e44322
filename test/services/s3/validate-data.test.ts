import { createHash, randomFillSync } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runBundle, workspace, type BundleRun } from '../../support/run-bundle.ts';
import { testEngine } from '../../support/sql-table.ts';
import { openLake } from '../../support/lake.ts';

const lake = await openLake();
afterAll(() => lake?.stop());
const withLake = lake ? describe : describe.skip;

const sha256 = (bytes: string | Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex');

const contract = `version: 1
columns:
  - { name: id, type: integer, checks: [not_null, unique] }
  - { name: origin, type: string, checks: [{ regex: '^[A-Z]{3}$' }] }
`;

async function validate(
  data: string,
  env: Readonly<Record<string, string>> = {},
  rules = contract,
): Promise<BundleRun & { readonly temporary: readonly string[] }> {
  const cwd = workspace();
  const temporary = workspace();
  writeFileSync(join(cwd, 'contract.yaml'), rules);
  const run = await runBundle('validate-data', {
    cwd,
    inputs: { data, profile: 'profile.json' },
    env: { ...lake!.env, RUNNER_TEMP: temporary, ...env },
  });
  return { ...run, temporary: readdirSync(temporary) };
}

/** A table as Parquet bytes. */
async function parquet(sql: string): Promise<Buffer> {
  const directory = workspace();
  const engine = await testEngine(directory);
  await engine.query(`COPY (${sql}) TO '${join(directory, 'x.parquet')}' (FORMAT parquet)`);
  await engine[Symbol.asyncDispose]();
  return readFileSync(join(directory, 'x.parquet'));
}

const rowsFrom = (first: number): string =>
  `SELECT range AS id, 'SFO' AS origin FROM range(${first}, ${first + 100})`;

withLake('validate-data reads object storage', () => {
  const csv = 'id,origin\n1,SFO\n2,JFK\n';
  test.each<[string, string | (() => Promise<Buffer>), number]>([
    ['flights.csv', csv, 2],
    ['flights.jsonl', '{"id":1,"origin":"SFO"}\n{"id":2,"origin":"JFK"}\n{"id":3}\n', 3],
    ['flights.parquet', () => parquet(rowsFrom(0)), 100],
    ['odd names/a b+c&d=é?#%41.csv', csv, 2],
  ])('%s, with the digest of the object', async (key, content, rows) => {
    const bytes = typeof content === 'string' ? content : await content();
    await lake!.put(key, bytes);
    const run = await validate(`s3://lake/${key}`);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: String(rows) } });
    expect(run.outputs['data-digest']).toBe(sha256(bytes));
    expect(run.temporary).toEqual([]);
  });

  test('more small objects than one page of a listing, in hive partitions', async () => {
    const puts = Array.from({ length: 1200 }, (_, index) =>
      lake!.put(`many/year=${2020 + (index % 3)}/part-${index}.csv`, `id,origin\n${index},SFO\n`),
    );
    await Promise.all(puts);
    await lake!.put('many/_SUCCESS', 'not data');
    const rules = `version: 1
columns:
  - { name: id, type: integer, checks: [not_null, unique] }
  - { name: year, type: integer, checks: [{ accepted_values: [2020, 2021, 2022] }] }
`;
    const run = await validate('s3://lake/many/**/*.csv', {}, rules);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: '1200' } });
  });

  test('a large object comes in ranges, and its digest is that of its bytes', async () => {
    const noise = randomFillSync(Buffer.alloc(72 * 1024 * 1024)).toString('base64');
    const lines = noise.match(/.{1,1000}/g)!.map((text, id) => `${id},${text}`);
    const bytes = Buffer.from(`id,noise\n${lines.join('\n')}\n`);
    expect(bytes.length).toBeGreaterThan(64 * 1024 * 1024);
    await lake!.put('large.csv', bytes);
    const rules = 'version: 1\ncolumns:\n  - { name: id, type: integer, checks: [not_null] }\n';
    const run = await validate('s3://lake/large.csv', {}, rules);
    expect(run).toMatchObject({ exitCode: 0, outputs: { rows: String(lines.length) } });
    expect(run.outputs['data-digest']).toBe(sha256(bytes));
  });

  test('several splits, and a table that a rule refers to', async () => {
    await lake!.put('train.csv', 'id,origin\n1,SFO\n');
    await lake!.put('test.csv', 'id,origin\n2,JFK\n');
    await lake!.put('airports.csv', 'iata\nSFO\nJFK\n');
    const rules = `${contract}checks:
  - relationships: { column: origin, to: 's3://lake/airports.csv', field: iata }
  - no_overlap: { splits: [train, test] }
`;
    const run = await validate('train=s3://lake/train.csv\ntest=s3://lake/test.csv', {}, rules);
    expect(run).toMatchObject({ exitCode: 0, outputs: { verdict: 'pass', rows: '2' } });
  });
});

withLake('what cannot be read is named, and the run is never green', () => {
  test.each<[string, string, Readonly<Record<string, string>>, RegExp]>([
    [
      'a wrong secret',
      's3://lake/flights.csv',
      { AWS_SECRET_ACCESS_KEY: 'wrong' },
      /flights\.csv: the credentials are not accepted \(SignatureDoesNotMatch\)/,
    ],
    [
      'an unknown key id',
      's3://lake/flights.csv',
      { AWS_ACCESS_KEY_ID: 'nobody' },
      /flights\.csv: the credentials are not accepted/,
    ],
    [
      'no credentials',
      's3://lake/flights.csv',
      { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', HOME: '/nonexistent' },
      /there are no credentials for object storage/,
    ],
    ['a missing bucket', 's3://pond/flights.csv', {}, /there is no bucket 'pond'/],
    [
      'a missing key',
      's3://lake/flihgts.csv',
      {},
      /flihgts\.csv: there is no such object\. Did you mean 's3:\/\/lake\/flights\.csv'\?/,
    ],
    ['a prefix', 's3://lake/many', {}, /s3:\/\/lake\/many.*(no extension|prefix)/],
    ['a prefix with its slash', 's3://lake/many/', {}, /s3:\/\/lake\/many\/\*\*\/\*\.parquet/],
    [
      'a glob that matches nothing',
      's3://lake/many/*.parquet',
      {},
      /no object matches this glob\. There are s3:\/\/lake\/many\/_SUCCESS/,
    ],
    [
      'a glob under no key',
      's3://lake/none/*.csv',
      {},
      /no object begins with s3:\/\/lake\/none\//,
    ],
    ['an empty object', 's3://lake/empty.csv', {}, /empty\.csv: is empty \(0 bytes\)/],
    ['an address without a key', 's3://lake', {}, /names no object/],
  ])('%s', async (_what, data, env, told) => {
    await lake!.put('empty.csv', '');
    const run = await validate(data, env);
    expect(run.exitCode).toBe(2);
    expect(run.stdout).toMatch(told);
    expect(run.stdout).not.toMatch(/wrong\b.*secret|at .*\.js:\d+/);
    expect(run.report.verdict).not.toBe('pass');
    expect(run.temporary).toEqual([]);
  });
});
