import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { VersionSelector } from '#core/release/registry-uri.ts';
import { findChampion } from '#registry/find-champion.ts';
import { openRegistry } from '#registry/open-registry.ts';
import { requireStoredEvaluation } from '#registry/stored-evaluation.ts';

let directory: string;
const now = Date.now;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'find-champion-'));
  mkdirSync(join(directory, 'model'));
  mkdirSync(join(directory, 'empty'));
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
  await registry.register({
    ...common,
    name: 'waiting',
    alias: 'candidate',
    attachmentFiles: evaluation,
  });
});
afterAll(() => rmSync(directory, { recursive: true }));

const find = (name: string, selector: VersionSelector, registry = 'file:registry') =>
  findChampion(registry, { name, selector }, { workingDirectory: directory, now });
const champion = { alias: 'champion' };

test('a champion is found by alias and by number, with the predictions kept with it', async () => {
  for (const selector of [champion, { version: 1 }]) {
    const found = await find('kept', selector);
    expect(found).toMatchObject({ version: { name: 'kept', version: 1 } });
    expect(found).toHaveProperty('file', expect.stringMatching(/evaluation\.csv$/));
  }
  expect(await find('bare', champion)).not.toHaveProperty('file');
});

describe('a champion that is not there', () => {
  test.each([
    ['in an empty directory', 'kept', champion, 'file:empty', 'registry-empty', []],
    [
      'of a model that was never promoted',
      'waiting',
      champion,
      undefined,
      'no-holder',
      ['candidate'],
    ],
    [
      'of another name than all models',
      'x-ray',
      champion,
      undefined,
      'other-models',
      ['bare', 'kept', 'waiting'],
    ],
  ])('%s is told with what there is', async (_, name, selector, registry, reason, known) => {
    expect(await find(name, selector, registry)).toMatchObject({ reason, known });
  });

  test.each([
    ['a registry that is not there', 'kept', champion, 'file:registri', "Did you mean 'registry'"],
    ['a misspelt model', 'kpet', champion, undefined, "Did you mean 'registry://kept@champion'"],
    [
      'a misspelt alias',
      'kept',
      { alias: 'champoin' },
      undefined,
      "Did you mean 'registry://kept@champion'",
    ],
    ['an alias beside a champion', 'kept', { alias: 'live' }, undefined, 'held are champion'],
    ['a version that does not exist', 'kept', { version: 7 }, undefined, '7'],
  ])('is a problem: %s', async (_, name, selector, registry, message) => {
    await expect(find(name, selector, registry)).rejects.toThrow(message);
  });
});

describe('predictions that must be there', () => {
  const options = () => ({ workingDirectory: directory, now });

  test('are given by their path', async () => {
    const uri = 'registry://kept@champion';
    expect(await requireStoredEvaluation(uri, 'file:registry', options())).toMatch(/evaluation/);
  });

  test.each([
    ['bare', 'registry', 'bare version 1 was registered without its predictions'],
    ['kept', 'empty', 'names no version yet'],
  ])('of %s in %s are a problem', async (name, registry, message) => {
    const uri = `registry://${name}@champion`;
    await expect(requireStoredEvaluation(uri, `file:${registry}`, options())).rejects.toThrow(
      message,
    );
  });
});
