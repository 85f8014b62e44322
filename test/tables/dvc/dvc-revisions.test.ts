import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dvcRevisions, type FoundRevisions } from '#tables/dvc/dvc-revisions.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'dvc-'));
  await mkdir(join(root, '.dvc'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, name)), { recursive: true });
    await writeFile(join(root, name), content);
  }
}

const find = (...files: string[]): Promise<FoundRevisions> =>
  dvcRevisions(files.map((file) => join(root, file)));

// What DVC 3.67.1 wrote for these files (`dvc add`, `dvc repro`).
const one =
  'outs:\n- md5: e5ebd4c02cefbe7955977c67ada242b7\n  size: 8\n  hash: md5\n  path: one.csv\n';
const windows =
  'outs:\n- md5: b202f333fba4fd38d4b8e5e693077aab\n  size: 10\n  hash: md5\n  path: crlf.csv\n';
const raw =
  'outs:\n- md5: 933ca8c557c9c3610acbfeb31d800d38.dir\n  size: 8\n  nfiles: 2\n  hash: md5\n  path: raw\n';
const lock = `schema: '2.0'
stages:
  make:
    cmd: cp ../../data/one.csv out.csv
    deps:
    - path: ../../data/one.csv
      hash: md5
      md5: e5ebd4c02cefbe7955977c67ada242b7
      size: 8
    outs:
    - path: out.csv
      hash: md5
      md5: e5ebd4c02cefbe7955977c67ada242b7
      size: 8
`;

describe('the DVC revision of data', () => {
  test('that a .dvc file keeps is proved by its content', async () => {
    await write({ 'data/one.csv': 'a,b\n1,2\n', 'data/one.csv.dvc': one });
    await write({ 'data/crlf.csv': 'a,b\r\n1,2\r\n', 'data/crlf.csv.dvc': windows });
    expect(await find('data/one.csv', 'data/crlf.csv')).toEqual({
      notes: [],
      revisions: [
        {
          file: 'data/crlf.csv.dvc',
          path: 'data/crlf.csv',
          md5: 'b202f333fba4fd38d4b8e5e693077aab',
          verified: 'content',
        },
        {
          file: 'data/one.csv.dvc',
          path: 'data/one.csv',
          md5: 'e5ebd4c02cefbe7955977c67ada242b7',
          verified: 'content',
        },
      ],
    });
  });

  test('in a directory is that of the directory, whatever its files are called', async () => {
    await write({
      'data/raw/x.csv': 'a\n1\n',
      'data/raw/sub/ümlaut 1.csv': 'a\n2\n',
      'data/raw.dvc': raw,
    });
    expect(await find('data/raw/x.csv', 'data/raw/sub/ümlaut 1.csv')).toEqual({
      notes: [],
      revisions: [
        {
          file: 'data/raw.dvc',
          path: 'data/raw',
          md5: '933ca8c557c9c3610acbfeb31d800d38.dir',
          verified: 'content',
        },
      ],
    });
  });

  test('that a stage wrote is in dvc.lock, from where dvc.yaml says that the stage works', async () => {
    await write({
      'data/one.csv': 'a,b\n1,2\n',
      'pipe/dvc.yaml': 'stages:\n  make:\n    wdir: work\n    cmd: x\n',
      'pipe/dvc.lock': lock,
      'pipe/work/out.csv': 'a,b\n1,2\n',
    });
    const { revisions } = await find('pipe/work/out.csv');
    expect(revisions).toMatchObject([
      { file: 'pipe/dvc.lock', path: 'pipe/work/out.csv', stage: 'make' },
    ]);
    // What a stage reads stands in the lock too, but only from its own directory up is looked.
    expect((await find('data/one.csv')).revisions).toEqual([]);
  });

  test('before DVC 3 is of text with Unix line ends', async () => {
    const old = 'outs:\n- md5: e5ebd4c02cefbe7955977c67ada242b7\n  size: 10\n  path: one.csv\n';
    await write({ 'one.csv': 'a,b\r\n1,2\r\n', 'one.csv.dvc': old });
    expect((await find('one.csv')).revisions).toMatchObject([{ verified: 'content' }]);
  });

  test.each([
    ['of another size', 'a,b\n1,2\n3,4\n', 'found 12 bytes, expected 8 bytes'],
    [
      'of the same size with other bytes',
      'a,b\n1,3\n',
      'expected md5 e5ebd4c02cefbe7955977c67ada242b7',
    ],
  ])('is not told of a file %s', async (_title, content, note) => {
    await write({ 'one.csv': content, 'one.csv.dvc': one });
    const { revisions, notes } = await find('one.csv');
    expect(revisions).toEqual([]);
    expect(notes).toEqual([expect.stringContaining(note)]);
  });

  test('is not told of a directory with a file more', async () => {
    await write({ 'raw/x.csv': 'a\n1\n', 'raw/y.csv': 'a\n2\n', 'raw/z.csv': '', 'raw.dvc': raw });
    const { revisions, notes } = await find('raw/x.csv');
    expect(revisions).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('found 3 files, expected 2 files')]);
  });

  test('is unknown where a file of DVC is broken, and it says so', async () => {
    await write({ 'one.csv': 'a,b\n1,2\n', 'one.csv.dvc': 'outs: [' });
    const { revisions, notes } = await find('one.csv');
    expect(revisions).toEqual([]);
    expect(notes).toEqual([expect.stringContaining('one.csv.dvc:')]);
  });

  test('is of no data outside of a repository, and of none that nobody keeps', async () => {
    await write({ 'one.csv': 'a,b\n1,2\n', 'other.csv.dvc': 'outs: 3\n', 'empty.dvc': '' });
    expect(await find('one.csv')).toEqual({ revisions: [], notes: [] });
    await rm(join(root, '.dvc'), { recursive: true });
    await write({ 'one.csv.dvc': one });
    expect(await find('one.csv')).toEqual({ revisions: [], notes: [] });
  });
});
