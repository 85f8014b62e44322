import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { startStaticOrigin, type StaticOrigin } from '../../faults/static-origin.ts';
import { openLake } from '../../support/lake.ts';
import { node24 } from '../../support/node24.ts';
import { runBundle, workspace } from '../../support/run-bundle.ts';

const lake = await openLake();
let origin: StaticOrigin;
const withLake = lake ? describe : describe.skip;

const rowsOf = (count: number, shift: number): string =>
  `id,distance\n${Array.from({ length: count }, (_, row) => `${row},${((row * 7919) % 1000) + shift}`).join('\n')}\n`;
const before = rowsOf(3000, 0);
const [same, shifted] = [rowsOf(2000, 0), rowsOf(2000, 600)];

function trainyard(...parameters: readonly string[]) {
  const program = fileURLToPath(new URL('../../../actions/dist/trainyard.js', import.meta.url));
  const cwd = mkdtempSync(join(tmpdir(), 'trainyard-cli-'));
  const env = { ...process.env, ...lake!.env };
  const run = spawnSync(node24(), [program, ...parameters], { cwd, env, encoding: 'utf8' });
  rmSync(cwd, { recursive: true });
  return run;
}

beforeAll(async () => {
  origin = await startStaticOrigin();
  if (!lake) return;
  await lake.put('before.csv', before);
  await lake.put('hours/hour=1/part.csv', same);
  await lake.put('hours/hour=2/part.csv', same);
  await lake.put('shifted.csv', shifted);
  const profile = trainyard('profile', 's3://lake/before.csv').stdout;
  await lake.put('models/profile.json', profile);
  origin.files.set('/profile.json', { body: Buffer.from(profile) });
  origin.files.set('/shifted.csv', { body: Buffer.from(shifted) });
});
afterAll(() => {
  origin.stop();
  lake?.stop();
});

async function drift(reference: string, current: string) {
  const cwd = workspace();
  writeFileSync(join(cwd, 'drift.yaml'), 'version: 1\ncolumns: { include: [distance] }\n');
  const run = await runBundle('drift-check', {
    cwd,
    inputs: { reference, current, dispatch: 'false' },
    env: lake!.env,
  });
  const directory = join(cwd, 'trainyard-report/drift-check');
  const files = readdirSync(directory).map((file) => readFileSync(join(directory, file), 'utf8'));
  return { ...run, said: [run.stdout, run.stderr, run.summary, ...files].join('\n') };
}

withLake('drift-check reads object storage', () => {
  test.each([
    ['a table', 's3://lake/before.csv'],
    ['a profile', 's3://lake/models/profile.json'],
  ])('%s as reference, with and without drift', async (_what, reference) => {
    expect((await drift(reference, 's3://lake/hours/*/*.csv')).outputs['drift-detected']).toBe(
      'false',
    );
    const run = await drift(reference, 's3://lake/shifted.csv');
    expect(run.outputs).toMatchObject({
      'drift-detected': 'true',
      'drifted-columns': '["distance"]',
    });
    const digest = createHash('sha256').update(shifted).digest('hex');
    expect(run.said).toContain(digest);
  });

  test('signed addresses of reference and current are never shown whole', async () => {
    const signed = (file: string): string => `${origin.address}${file}?X-Amz-Signature=secret`;
    for (const reference of [signed('/profile.json'), signed('/shifted.csv')]) {
      const run = await drift(reference, signed('/shifted.csv'));
      expect(run.exitCode).not.toBe(2);
      expect(run.said).toContain('/shifted.csv');
      expect(run.said).not.toContain('secret');
    }
  });

  test('a profile that is not there is named', async () => {
    const { exitCode, said } = await drift('s3://lake/models/profil.json', 's3://lake/shifted.csv');
    expect(exitCode).toBe(2);
    expect(said).toMatch(/Did you mean 's3:\/\/lake\/models\/profile\.json'\?/);
  });
});

withLake('the command line reads object storage', () => {
  test.each([
    [['profile', 's3://lake/before.csv'], /"rows": ?3000/],
    [['infer', 's3://lake/before.csv'], /name: distance/],
  ])('%j', (parameters, says) => {
    const run = trainyard(...parameters);
    expect(run.stderr).not.toMatch(/error/i);
    expect(run).toMatchObject({ status: 0, stdout: expect.stringMatching(says) });
  });
});
