import { gzipSync } from 'node:zlib';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { linesOfRows } from '#tables/csv/row-lines.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

async function lines(
  content: string | Uint8Array,
  rows: number[],
  name = 'a.csv',
): Promise<unknown> {
  await tables.write(name, content);
  return Object.fromEntries(await linesOfRows(join(tables.directory, name), rows));
}

describe('the line of a row', () => {
  test.each([
    ['follows the header', 'a,b\n1,2\n3,4\n', { 1: 2, 2: 3 }],
    ['comes after quoted line breaks', 'a,b\n1,"x\ny\nz"\n3,4\n', { 1: 2, 2: 5 }],
    ['comes after a header of two lines', '"a\nb",c\n1,2\n3,4\n', { 1: 3, 2: 4 }],
    ['minds doubled quotes', 'a,b\n1,"x""\n"\n3,4\n', { 1: 2, 2: 4 }],
    ['minds a quote within an unquoted value not', 'a,b\n1,5"\n3,4\n', { 1: 2, 2: 3 }],
    ['counts CR LF once', 'a,b\r\n1,"x\r\ny"\r\n3,4\r\n', { 1: 2, 2: 4 }],
    ['counts carriage returns alone', 'a,b\r1,2\r3,4\r', { 1: 2, 2: 3 }],
    ['passes empty lines', 'a,b\n\n1,2\n\n\n3,4\n', { 1: 3, 2: 6 }],
    ['passes a byte order mark', '\uFEFF"a\nb",c\n1,2\n3,4\n', { 1: 3, 2: 4 }],
    ['knows other delimiters', 'a;b\n1;"x\n"\n3;4', { 1: 2, 2: 4 }],
    ['takes an empty line of a single column for a row', 'a\n1\n\n3\n', { 1: 2, 2: 3 }],
    ['is not made up', 'a,b\n1,2\n', { 1: 2 }],
  ])('%s', async (_name, content, expected) => {
    expect(await lines(content, [1, 2])).toEqual(expected);
  });

  test('is found in a compressed file', async () => {
    expect(await lines(gzipSync('a,b\n1,"x\ny"\n3,4\n'), [2], 'b.csv.gz')).toEqual({ 2: 4 });
  });

  test('is found in a file of tabs', async () => {
    expect(await lines('a\tb,\n1\t"x\ny"\n3\t4\n', [2], 'c.tsv')).toEqual({ 2: 4 });
  });

  test('is unknown in other files', async () => {
    expect(await lines('{"a":1}\n', [1], 'd.jsonl')).toEqual({});
  });

  test('is found across the pieces in which a file is read', async () => {
    const filler = '1,"x\n""y"\n'.repeat(200_000);
    expect(await lines(`a,b\n${filler}9,9\n`, [200_001], 'e.csv')).toEqual({ 200_001: 400_002 });
  });
});

test('the engine counts the same rows', async () => {
  const field = fc.constantFrom('', 'x', 'a b', 'é', 'l1\nl2', 'q"q', '\r\n', 'c,d', '"', '\n\n');
  const written = fc.array(fc.tuple(field, fc.boolean()), { minLength: 1, maxLength: 20 });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(written, fc.constantFrom('\n', '\r\n'), async (fields, lineEnd) => {
      const records = fields.map(([text, quoted], index) => {
        const needsQuotes = quoted || /[",\r\n]/.test(text);
        return `${index + 1},${needsQuotes ? `"${text.replaceAll('"', '""')}"` : text}`;
      });
      const content = ['id,v', ...records, ''].join(lineEnd);
      const name = `p${run++}.csv`;
      await tables.write(name, content);
      const table = await tables.engine.open(name);
      const rows = await tables.engine.query(
        `SELECT row_number() OVER () AS r, id FROM ${table.relation}`,
      );
      const found = await linesOfRows(
        join(tables.directory, name),
        rows.map((row) => Number(row['r'])),
      );
      const text = content.split(/\r\n|\n|\r/);
      for (const row of rows) {
        const line = text[found.get(Number(row['r']))! - 1]!;
        expect(line.startsWith(`${String(row['id'])},`)).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});
