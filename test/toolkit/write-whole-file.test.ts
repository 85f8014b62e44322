import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { writeWholeFile } from '#toolkit/write-whole-file.ts';

const directory = mkdtempSync(join(tmpdir(), 'whole-file-'));

test('a file is replaced as a whole, and nothing else is left behind', async () => {
  await writeWholeFile(join(directory, 'a.json'), 'first');
  await writeWholeFile(join(directory, 'a.json'), 'é'.repeat(1_000_000));
  expect(readFileSync(join(directory, 'a.json'), 'utf8')).toHaveLength(1_000_000);
  expect(readdirSync(directory)).toEqual(['a.json']);
});

test('what cannot be written is an error and leaves no temporary file', async () => {
  await expect(writeWholeFile(directory, 'x')).rejects.toThrow();
  await expect(writeWholeFile(join(directory, 'no', 'b.json'), 'x')).rejects.toThrow(/ENOENT/);
  expect(readdirSync(directory)).toEqual(['a.json']);
});
