import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openRegistry } from '#registry/open-registry.ts';
import { findStoredEvaluation } from '#registry/stored-evaluation.ts';

let directory: string;
const now = Date.now;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'stored-evaluation-'));
  mkdirSync(join(directory, 'model'));
  writeFileSync(join(directory, 'model', 'weights.bin'), 'w');
  writeFileSync(join(directory, 'predictions.csv'), 'id,label,score\n1,0,0.5\n');
  const registry = openRegistry('file:registry', { workingDirectory: directory, now });
  const common = {
    modelDirectory: join(directory, 'model'),
    alias: 'champion',
    documents: () => ({}),
    by: { actor: 'a test' },
    override: { who: 'a test', why: 'no gate', until: '2999-01-01' },
  };
  const evaluation = { 'evaluation.csv': join(directory, 'predictions.csv') };
  await registry.register({ ...common, name: 'kept', attachmentFiles: evaluation });
  await registry.register({ ...common, name: 'bare', attachmentFiles: {} });
});
afterAll(() => rmSync(directory, { recursive: true }));

const find = (name: string, selector: Parameters<typeof findStoredEvaluation>[1]['selector']) =>
  findStoredEvaluation('file:registry', { name, selector }, { workingDirectory: directory, now });

test('the evaluation kept with a version is found by alias and by number', async () => {
  for (const selector of [{ alias: 'champion' }, { version: 1 }]) {
    const stored = await find('kept', selector);
    expect(stored).toMatchObject({ version: { name: 'kept', version: 1 } });
    expect(stored!.file).toMatch(/evaluation\.csv$/);
  }
});

test.each([
  ['an unknown model', 'new', { alias: 'champion' }],
  ['an alias that nobody holds', 'kept', { alias: 'canary' }],
])('%s means that the first model is to come', async (_, name, selector) => {
  expect(await find(name, selector)).toBeUndefined();
});

test('a registry that does not exist yet means that the first model is to come', async () => {
  const reference = { name: 'kept', selector: { alias: 'champion' } };
  const options = { workingDirectory: directory, now };
  expect(await findStoredEvaluation('file:nowhere', reference, options)).toBeUndefined();
});

test('a version that is named must exist', async () => {
  await expect(find('kept', { version: 7 })).rejects.toThrow('7');
});

test('a version without its predictions cannot be compared with', async () => {
  await expect(find('bare', { alias: 'champion' })).rejects.toThrow(
    'bare version 1 was registered without its predictions',
  );
});
