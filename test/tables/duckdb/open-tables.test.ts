import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { quoteIdentifier } from '#tables/sql-text.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

const sha256 = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');

describe('The same rows in every format', () => {
  const csv =
    'id,x,s,day,at\n1,2.5,a,2026-01-01,2026-01-01 10:00:00\n2,,,,\n3,NaN,"c, d",2026-01-03,2026-01-03T00:00:00.250\n';
  const json = `${[
    '{"id":1,"x":2.5,"s":"a","day":"2026-01-01","at":"2026-01-01 10:00:00.000"}',
    '{"id":2}',
    '{"id":3,"s":"c, d","day":"2026-01-03","at":"2026-01-03 00:00:00.250"}',
  ].join('\n')}\n`;

  test.each<[string, string | Uint8Array]>([
    ['rows.csv', csv],
    ['rows.csv.gz', gzipSync(csv)],
    ['parts.csv.gz', Buffer.concat([gzipSync(csv.slice(0, 60)), gzipSync(csv.slice(60))])],
    ['crlf.csv', csv.replaceAll('\n', '\r\n')],
    ['bom.csv', `\uFEFF${csv}`],
    ['rows.tsv', csv.replaceAll(',', '\t').replace('c\t d', 'c, d')],
    ['rows.jsonl', json],
    ['rows.ndjson.gz', gzipSync(json)],
  ])('%s', async (file, content) => {
    await tables.write(file, content);
    const { engine } = tables;
    const table = await engine.open(file);
    expect(table).toMatchObject({ source: file, files: [join(tables.directory, file)] });
    expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'id integer',
      'x number',
      's string',
      'day date',
      'at timestamp',
    ]);
    const numbers = await engine.readNumbers(table, ['x', 'id', 'at']);
    expect([...numbers.get('x')!]).toEqual([2.5, Number.NaN, Number.NaN]);
    expect([...numbers.get('id')!]).toEqual([1, 2, 3]);
    expect([...numbers.get('at')!]).toEqual([
      Date.UTC(2026, 0, 1, 10),
      Number.NaN,
      Date.UTC(2026, 0, 3) + 250,
    ]);
    expect((await engine.readStrings(table, ['s', 'day'])).get('s')).toEqual(['a', null, 'c, d']);
    const rows = await engine.query(
      `SELECT * EXCLUDE (x) FROM ${table.relation} ORDER BY id LIMIT 1`,
    );
    expect(rows).toEqual([{ id: 1, s: 'a', day: '2026-01-01', at: '2026-01-01T10:00:00.000Z' }]);
    expect(await engine.digestOf(table)).toBe(sha256(content));
  });

  test("Python's csv module ends rows with CR LF and keeps LF within quotes", async () => {
    await tables.write('python.csv', 'id,s\r\n1,"a\nb"\r\n2,"c,\n""d"""\r\n3,\r\n');
    const table = await tables.engine.open('python.csv');
    const strings = await tables.engine.readStrings(table, ['s']);
    expect(strings.get('s')).toEqual(['a\nb', 'c,\n"d"', null]);
  });

  test('a condition chooses rows', async () => {
    await tables.write('where.csv', csv);
    const table = await tables.engine.open('where.csv');
    const ids = await tables.engine.readNumbers(table, ['id'], "s = 'a' -- a comment");
    expect([...ids.get('id')!]).toEqual([1]);
  });
});

describe('Paths and globs', () => {
  test('a path that exists wins over its reading as a glob', async () => {
    const { engine, write } = tables;
    await write('x[1] y/a[0]*.csv', 'id\n1\n');
    await write('x[1] y/a0z.csv', 'id\n2\n');
    const table = await engine.open('x[1] y/a[0]*.csv');
    expect(await engine.query(`SELECT id FROM ${table.relation}`)).toEqual([{ id: 1 }]);
  });

  test('a glob reads its files in order, and its digest is that of their sorted digests', async () => {
    const { engine, write } = tables;
    const [b, a] = ['id,s\n2,b\n', 's,id\na,1\n'];
    await write('shards/b.csv', b);
    await write('shards/a.csv', a);
    const table = await engine.open('shards/*.csv');
    expect(table.files.map((file) => file.slice(-5))).toEqual(['a.csv', 'b.csv']);
    // Columns in another order are matched by name.
    expect(await engine.query(`SELECT id, s FROM ${table.relation}`)).toEqual([
      { id: 1, s: 'a' },
      { id: 2, s: 'b' },
    ]);
    const digests = [sha256(a), sha256(b)].sort().map((digest) => Buffer.from(digest, 'hex'));
    expect(await engine.digestOf(table)).toBe(sha256(Buffer.concat(digests)));
  });

  test.each(['csv', 'parquet', 'jsonl'])(
    'directories such as year=2026 are columns (%s)',
    async (extension) => {
      const { engine, write, directory } = tables;
      for (const year of [2025, 2026]) {
        const name = `hive-${extension}/year=${year}/part.${extension}`;
        await write(name, extension === 'jsonl' ? '{"id":1}\n' : 'id\n1\n');
        if (extension === 'parquet')
          await engine.query(`COPY (SELECT 1 AS id) TO '${directory}/${name}'`);
      }
      const table = await engine.open(`hive-${extension}/*/*.${extension}`);
      expect(table.columns.map(({ name, type }) => `${name} ${type}`)).toEqual([
        'id integer',
        'year integer',
      ]);
      expect(
        await engine.query(`SELECT sum(year)::BIGINT AS years FROM ${table.relation}`),
      ).toEqual([{ years: 4051 }]);
    },
  );

  test('a file that changes after it was read is refused', async () => {
    await tables.write('moving.csv', 'id\n1\n');
    const table = await tables.engine.open('moving.csv');
    await writeFile(join(tables.directory, 'moving.csv'), 'id\n1\n2\n');
    await expect(tables.engine.digestOf(table)).rejects.toMatchObject({
      problems: [{ code: 'file-changed', subject: 'moving.csv' }],
    });
  });
});

describe('Hostile data', () => {
  const names = [
    'a"b',
    "it's",
    'x; DROP TABLE t; --',
    '<img src=x>',
    'a|b',
    '::error::',
    '__proto__',
    'line\nbreak',
    'select',
    'ü😀',
  ];

  test('column names and values stay what they are', async () => {
    const { engine, write } = tables;
    const quoted = names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',');
    await write("it's.csv", `${quoted}\n${quoted}\n`);
    const table = await engine.open("it's.csv");
    expect(table.columns.map(({ name }) => name)).toEqual(names);
    const values = await engine.readStrings(table, names);
    for (const name of names) expect(values.get(name)).toEqual([name]);
    const [row] = await engine.query(
      `SELECT ${quoteIdentifier('__proto__')} FROM ${table.relation}`,
    );
    expect(Object.entries(row!)).toEqual([['__proto__', '__proto__']]);
  });

  test('thousands of columns are read', async () => {
    const wide = Array.from({ length: 3000 }, (_, index) => `c${index}`);
    await tables.write(
      'wide.csv',
      `${wide.join(',')}\n${wide.map((_name, index) => index).join(',')}\n`,
    );
    expect((await tables.engine.open('wide.csv')).columns).toHaveLength(3000);
  });

  test('whole numbers beyond 2^53 are not rounded', async () => {
    const { engine, write, directory } = tables;
    await write('big.csv', 'id\n9223372036854775807\n');
    const table = await engine.open('big.csv');
    expect(
      await engine.query(`SELECT id, 1.5::DECIMAL(9,2) AS d, [1, 2] AS l FROM ${table.relation}`),
    ).toEqual([{ id: '9223372036854775807', d: 1.5, l: [1, 2] }]);
    expect(await readFile(join(directory, 'big.csv'), 'utf8')).toContain('9223372036854775807');
  });

  test('an unknown column is named with its neighbour', async () => {
    await tables.write('known.csv', 'distance\n1\n');
    const table = await tables.engine.open('known.csv');
    await expect(tables.engine.readNumbers(table, ['distnace'])).rejects.toThrow(
      /Did you mean 'distance'/,
    );
  });
});
