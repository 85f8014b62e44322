import { expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isKeyGlob, keyGlob } from '#tables/sources/key-glob.ts';
import { testEngine } from '../../support/sql-table.ts';

const keys = [
  'a.csv',
  'b.csv',
  'data/a.csv',
  'data/ab.csv',
  'data/a-b.csv',
  'data/a+b(1).csv',
  'data/.hidden.csv',
  'data/ü😀.csv',
  'data/line\nbreak.csv',
  'data/year=2025/month=1/x.parquet',
  'data/year=2025/month=2/x.parquet',
  'data/year=2026/month=1/x.parquet',
  'data/year=2026/x.parquet',
  'data/deep/er/still/x.csv',
];

const patterns = [
  '*.csv',
  'data/*.csv',
  'data/a?.csv',
  'data/a?b.csv',
  'data/[ab]*.csv',
  'data/a[a-c].csv',
  'data/a[!b]b.csv',
  'data/a+b(1).c*',
  'data/*/*/*.parquet',
  'data/year=202[56]/**/x.parquet',
  'data/year=*/*/*.parquet',
  'data/**/*.csv',
  '**/*.csv',
  '**/x.*',
  'data/**',
  'data/*',
  '*',
  'data/d**r/*',
  'nothing/*.csv',
];

test('globs over keys match what the engine’s globs match over files', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'key-glob-'));
  for (const key of keys) {
    mkdirSync(dirname(join(directory, key)), { recursive: true });
    writeFileSync(join(directory, key), '');
  }
  const engine = await testEngine(directory);
  for (const pattern of patterns) {
    const rows = await engine.query(`SELECT file FROM glob('${join(directory, pattern)}')`);
    const files = rows.map((row) => String(row['file']).slice(directory.length + 1));
    const { prefix } = keyGlob(pattern);
    const matches = keys.filter((key) => keyGlob(pattern).matches(key));
    // The engine lists directories too; keys have none.
    const expected = files.filter((file) => keys.includes(file));
    expect([pattern, matches.sort()]).toEqual([pattern, expected.sort()]);
    expect(matches.filter((key) => !key.startsWith(prefix))).toEqual([]);
  }
  await engine[Symbol.asyncDispose]();
  rmSync(directory, { recursive: true });
});

test.each([
  ['data/a.csv', false],
  ['data/*.csv', true],
  ['data/a?.csv', true],
  ['data/[ab].csv', true],
])('%s is a glob: %s', (key, glob) => {
  expect(isKeyGlob(key)).toBe(glob);
});
