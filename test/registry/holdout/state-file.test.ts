import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { appendUse, readUses } from '#registry/holdout/state-file.ts';

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'holdout-'));
});
afterAll(() => rmSync(directory, { recursive: true }));

const use = (candidate: string) => ({ data: 'd', candidate, verdict: 'pass', at: '2026-01-01' });
const at = (name: string): string => join(directory, name);

test('a file that is not there holds no use', async () => {
  expect(await readUses(at('none.jsonl'), 'none.jsonl')).toEqual([]);
});

test('uses are read as they were written, also by several writers at once', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `c${index}`);
  await appendUse(at('deep/many.jsonl'), 'many.jsonl', use('first'));
  await Promise.all(names.map((name) => appendUse(at('deep/many.jsonl'), 'many.jsonl', use(name))));
  const uses = await readUses(at('deep/many.jsonl'), 'many.jsonl');
  expect(uses.map(({ candidate }) => candidate).sort()).toEqual(['first', ...names].sort());
});

test('a last line that a kill cut off counts for nothing, and goes with the next use', async () => {
  await appendUse(at('cut.jsonl'), 'cut.jsonl', use('one'));
  appendFileSync(at('cut.jsonl'), '{"data":"d","cand');
  expect(await readUses(at('cut.jsonl'), 'cut.jsonl')).toEqual([use('one')]);
  await appendUse(at('cut.jsonl'), 'cut.jsonl', use('two'));
  expect(readFileSync(at('cut.jsonl'), 'utf8')).toBe(
    `${JSON.stringify(use('one'))}\n${JSON.stringify(use('two'))}\n`,
  );
});

test.each([
  ['is not JSON', 'x'],
  ['is of something else', '{"version":1}'],
])('a line that %s is a problem with its place', async (_, line) => {
  writeFileSync(at('bad.jsonl'), `${JSON.stringify(use('one'))}\n${line}\n`);
  await expect(readUses(at('bad.jsonl'), 'bad.jsonl')).rejects.toThrow(
    'bad.jsonl:2:1 state: is no use',
  );
});

test('a directory in its place is a problem', async () => {
  await expect(readUses(directory, 'here')).rejects.toThrow('here cannot be read (EISDIR)');
  await expect(appendUse(directory, 'here', use('one'))).rejects.toThrow('cannot be written');
});
