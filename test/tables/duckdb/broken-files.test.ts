import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

const manyRows = `id,a\n${Array.from({ length: 50_000 }, (_, row) => `${row},${row % 97}`).join('\n')}\n`;
const zipped = zlib.gzipSync(manyRows);
const damaged = Buffer.from(zipped);
damaged[damaged.length >> 1]! ^= 0xff;

interface Case {
  readonly what: string;
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  readonly line?: number;
  readonly says: RegExp;
}

const cases: readonly Case[] = [
  {
    what: 'a JSON array that is cut off between two objects',
    file: 'cut-array.json',
    content: '[{"id": 1, "a": 2},\n{"id": 2, "a": 3},\n',
    code: 'file-truncated',
    says: /does not end with ']'/,
  },
  { what: 'an empty file', file: 'empty.csv', content: '', code: 'file-empty', says: /0 bytes/ },
  {
    what: 'only line breaks',
    file: 'blank.csv',
    content: '\n\n',
    code: 'file-empty',
    says: /no text/,
  },
  {
    what: 'a header without rows',
    file: 'header.csv',
    content: 'id,a\n',
    code: 'file-no-rows',
    says: /no rows/,
  },
  {
    what: 'a row that is too short',
    file: 'short.csv',
    content: 'id,a,b\n1,2,x\n2,3\n3,4,z\n',
    code: 'file-ragged',
    line: 3,
    says: /2 fields, the header has 3/,
  },
  {
    what: 'a row that is too long',
    file: 'long.csv',
    content: 'id,a\n1,2\n2,3,4\n',
    code: 'file-ragged',
    line: 3,
    says: /3 fields, the header has 2/,
  },
  {
    what: 'Latin-1 text',
    file: 'latin1.csv',
    content: Buffer.from('id,a\n1,café\n', 'latin1'),
    code: 'file-encoding',
    line: 2,
    says: /not UTF-8.*iconv/,
  },
  {
    what: 'UTF-16 text with a byte order mark',
    file: 'utf16.csv',
    content: Buffer.from('\uFEFFid,a\n1,b\n', 'utf16le'),
    code: 'file-encoding',
    says: /UTF-16/,
  },
  {
    what: 'UTF-16 text without one',
    file: 'utf16-bare.csv',
    content: Buffer.from('id,a\n1,b\n', 'utf16le'),
    code: 'file-nul',
    line: 1,
    says: /NUL/,
  },
  {
    what: 'a NUL character',
    file: 'nul.csv',
    content: 'id,a\n1,x\0y\n',
    code: 'file-nul',
    line: 2,
    says: /NUL character in line 2/,
  },
  {
    what: 'a column twice',
    file: 'twice.csv',
    content: 'id,a,a\n1,2,3\n',
    code: 'file-duplicate-column',
    line: 1,
    says: /"a" twice \(columns 2 and 3\)/,
  },
  {
    what: 'columns that differ in case',
    file: 'case.csv',
    content: 'Id,id\n1,2\n',
    code: 'file-duplicate-column',
    line: 1,
    says: /differ only in case/,
  },
  {
    what: 'a quote that never closes',
    file: 'quote.csv',
    content: 'id,a\n1,"abc\n2,def\n',
    code: 'file-quote',
    line: 2,
    says: /not closed/,
  },
  {
    what: 'a quote in the header that never closes',
    file: 'header-quote.csv',
    content: '"id,a\n1,2\n',
    code: 'file-quote',
    line: 1,
    says: /header is not closed/,
  },
  {
    what: 'a line without end that would be dropped in silence',
    file: 'endless.csv',
    content: `id,a\n1,${'x'.repeat(40_000_000)}\n`,
    code: 'file-line-too-long',
    line: 2,
    says: /longer than 2 MiB/,
  },
  {
    what: 'text named .gz',
    file: 'text.csv.gz',
    content: 'id,a\n1,2\n',
    code: 'file-not-gzip',
    says: /something else/,
  },
  {
    what: 'gzip that is cut in the middle',
    file: 'cut.csv.gz',
    content: zipped.subarray(0, zipped.length >> 1),
    code: 'file-truncated',
    says: /ends too early/,
  },
  {
    what: 'gzip that lacks its last bytes',
    file: 'cut-end.csv.gz',
    content: zipped.subarray(0, zipped.length - 5),
    code: 'file-truncated',
    says: /ends too early/,
  },
  {
    what: 'gzip that is damaged',
    file: 'damaged.csv.gz',
    content: damaged,
    code: 'file-damaged',
    says: /gzip stream is damaged/,
  },
  {
    what: 'gzip without its extension',
    file: 'zipped.csv',
    content: zipped,
    code: 'file-format',
    says: /is gzip/,
  },
  {
    what: 'an Arrow file',
    file: 'data.feather',
    content: 'ARROW1',
    code: 'file-format',
    says: /is an Arrow file, which is not read\. Write it as Parquet/,
  },
  {
    what: 'an Arrow file named .csv',
    file: 'arrow.csv',
    content: 'ARROW1\0\0',
    code: 'file-format',
    says: /is an Arrow file/,
  },
  {
    what: 'a line of JSON that is longer than any object',
    file: 'endless.jsonl',
    content: `{"a":1}\n{"a":"${'x'.repeat(17 * 1024 ** 2)}"}\n`,
    code: 'file-line-too-long',
    line: 2,
    says: /longer than 16 MiB/,
  },
  {
    what: 'an Excel workbook named .csv',
    file: 'book.csv',
    content: Buffer.from('504b030414000000', 'hex'),
    code: 'file-format',
    says: /Excel/,
  },
  {
    what: 'text named .parquet',
    file: 'text.parquet',
    content: 'id,a\n1,2\n3,4\n5,6\n',
    code: 'file-format',
    says: /something else/,
  },
  {
    what: 'a line of JSON that is cut',
    file: 'cut.jsonl',
    content: '{"a":1}\n{"a":\n{"a":3}\n',
    code: 'file-json',
    line: 2,
    says: /line 2 is not JSON/,
  },
  {
    what: 'a line of JSON in Latin-1, after one with a line separator in a string',
    file: 'latin1.jsonl',
    content: Buffer.from('{"a":"\u00e2\u0080\u00a8"}\n{"a":"caf\u00e9"}\n{"a":"x"}\n', 'latin1'),
    code: 'file-encoding',
    line: 2,
    says: /line 2 is not UTF-8.*iconv/,
  },
  {
    what: 'JSON lines that are no objects',
    file: 'numbers.jsonl',
    content: '1\n2\n',
    code: 'file-json',
    says: /2 of 2 rows are no JSON objects/,
  },
  {
    what: 'one JSON line that is no object',
    file: 'one-number.jsonl',
    content: '{"a":1}\n2\n',
    code: 'file-json',
    says: /1 of 2 rows/,
  },
  {
    what: 'keys that differ in case',
    file: 'case.jsonl',
    content: '{"a":1}\n{"A":2}\n',
    code: 'file-duplicate-column',
    says: /differ only in case/,
  },
  {
    what: 'an unknown extension',
    file: 'data.xlsx',
    content: 'x',
    code: 'file-format',
    says: /has \.xlsx; expected \.csv/,
  },
  { what: 'no extension', file: 'data', content: 'x', code: 'file-format', says: /no extension/ },
];

describe('Opening a broken file ends with an error that names it', () => {
  test.each(cases)('$what', async ({ file, content, code, line, says }) => {
    await tables.write(file, content);
    const [problem, ...others] = await tables.problemsOf(file);
    expect(others).toEqual([]);
    expect(problem).toMatchObject({ code, subject: file, message: expect.stringMatching(says) });
    expect(problem!.location?.line).toBe(line);
    expect(problem!.message).not.toMatch(/strict_mode|null_padding|ignore_errors|\n/);
  });

  test('Parquet that is cut off, empty of rows or damaged inside', async () => {
    const { engine, directory, write, problemsOf } = tables;
    await engine.query(
      `COPY (SELECT range AS id, hash(range)::VARCHAR AS s FROM range(50000)) TO '${directory}/whole.parquet'`,
    );
    await engine.query(`COPY (SELECT 1 AS id WHERE false) TO '${directory}/rowless.parquet'`);
    const whole = await readFile(join(directory, 'whole.parquet'));
    const inside = Buffer.from(whole);
    for (let at = 0; at < 4000; at++) inside[(inside.length >> 1) + at]! ^= 0x5a;
    await write('cut.parquet', whole.subarray(0, whole.length >> 1));
    await write('inside.parquet', inside);
    expect(await problemsOf('whole.parquet')).toEqual([]);
    expect(await problemsOf('cut.parquet')).toMatchObject([
      { code: 'file-truncated', subject: 'cut.parquet' },
    ]);
    expect(await problemsOf('rowless.parquet')).toMatchObject([{ code: 'file-no-rows' }]);
    expect(await problemsOf('inside.parquet')).toMatchObject([
      { code: 'file-damaged', subject: 'inside.parquet' },
    ]);
  });

  test('zstd: checked for damage where Node can, refused where it cannot', async () => {
    const { zstdCompressSync } = zlib as { zstdCompressSync?: (data: string) => Buffer };
    const content = zstdCompressSync?.(manyRows) ?? Buffer.from('28b52ffd00', 'hex');
    await tables.write('cut.csv.zst', zstdCompressSync ? content.subarray(0, -3) : content);
    const code = zstdCompressSync ? 'file-truncated' : 'node-too-old';
    expect(await tables.problemsOf('cut.csv.zst')).toMatchObject([
      { code, subject: 'cut.csv.zst' },
    ]);
    if (!zstdCompressSync) return;
    await tables.write('whole.csv.zst', content);
    expect(await tables.problemsOf('whole.csv.zst')).toEqual([]);
  });

  test('what is not a file', async () => {
    const { write, problemsOf, directory } = tables;
    await write('folder/a.csv', 'id\n1\n');
    await symlink('/dev/null', join(directory, 'null.csv'));
    expect(await problemsOf('folder')).toMatchObject([
      { code: 'file-directory', message: expect.stringContaining('folder/*.csv') },
    ]);
    expect(await problemsOf('folder/b.csv')).toMatchObject([
      { code: 'file-missing', message: expect.stringContaining("Did you mean 'a.csv'?") },
    ]);
    expect(await problemsOf('folder/*.parquet')).toMatchObject([{ code: 'file-no-match' }]);
    expect(await problemsOf('null.csv')).toMatchObject([{ code: 'file-not-regular' }]);
    expect(await problemsOf('gs://bucket/a.csv')).toMatchObject([{ code: 'source-remote' }]);
  });

  test('a file that may not be read', async () => {
    await tables.write('secret.csv', 'id\n1\n');
    await chmod(join(tables.directory, 'secret.csv'), 0o000);
    await chmod(tables.directory, 0o755);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) process.seteuid?.('nobody'); // root reads everything
    try {
      expect(await tables.problemsOf('secret.csv')).toMatchObject([{ code: 'file-permission' }]);
    } finally {
      if (isRoot) process.seteuid?.(0);
    }
  });

  test('files of a glob with different columns, types or formats', async () => {
    const { engine, directory, write, problemsOf } = tables;
    await write('mixed/a.csv', 'id,a\n1,2\n');
    await write('mixed/b.csv', 'id,c\n1,2\n');
    await engine.query(`COPY (SELECT 1 AS id, 'x' AS s) TO '${directory}/mixed/a.parquet'`);
    await engine.query(
      `COPY (SELECT 'k' AS id, 'x' AS s, 2 AS more) TO '${directory}/mixed/b.parquet'`,
    );
    expect(await problemsOf('mixed/*.csv')).toMatchObject([
      {
        code: 'files-differ',
        subject: 'mixed/b.csv',
        message: expect.stringContaining('lacks a and has c in addition'),
      },
    ]);
    expect(await problemsOf('mixed/*.parquet')).toMatchObject([
      {
        code: 'files-differ',
        message: expect.stringMatching(/id as VARCHAR instead of INTEGER, has more in addition/),
      },
    ]);
    expect(await problemsOf('mixed/*')).toMatchObject([{ code: 'files-differ' }]);
  });
});
