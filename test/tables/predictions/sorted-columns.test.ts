import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TableEngine } from '#tables/engine.ts';
import { readSorted } from '#tables/predictions/sorted-columns.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;

beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

// Names of all kinds: empty, with quotes, with a null character, and beyond ASCII.
const names = ["''", "'O''Brien'", "'a' || chr(0) || 'b'", "'é'", "'z'", "'Z'", "'10'", "'9'"];

/** The values are the numbers of the rows as they were made. */
async function valuesInOrder(rows: string, rowsAtOnce?: number): Promise<number[]> {
  const table = await sqlTable(engine, rows);
  const id = { expression: 'trainyard_id', isText: false };
  const sql = { input: 'candidate', table, id, label: '0', score: 'value' };
  const read = await readSorted(engine, sql, {
    rows: table.relation,
    names: ['value', 'twice'],
    isSorted: false,
    ...(rowsAtOnce === undefined ? {} : { rowsAtOnce }),
  });
  expect([...read.get('twice')!]).toEqual([...read.get('value')!].map((value) => 2 * value));
  return [...read.get('value')!];
}

const oddNames = `SELECT unnest([${names.join(', ')}]) AS trainyard_id, unnest(range(${names.length})) AS value, 2 * value AS twice`;
const manyNames =
  'SELECT md5(range::VARCHAR) AS trainyard_id, range AS value, 2 * range AS twice FROM range(3000)';
const sameStart =
  "SELECT 'row-' || lpad((7 * range % 100)::VARCHAR, 3, '0') AS trainyard_id, range AS value, 2 * range AS twice FROM range(100)";

const shuffled = (id: string): string =>
  `SELECT ${id} AS trainyard_id, range AS value, 2 * range AS twice FROM range(200) ORDER BY hash(range)`;

test.each([
  ['numbers', shuffled('range - 100')],
  ['small numbers', shuffled('CAST(range AS UTINYINT)')],
  ['large numbers', shuffled('9007199254740992 + range')],
  ['doubles', shuffled("CASE range WHEN 7 THEN 'inf'::DOUBLE ELSE sqrt(range) - 5 END")],
  ['decimals', shuffled('CAST(range / 8 AS DECIMAL(9, 3))')],
  ['days', shuffled("DATE '2026-01-01' + CAST(range AS INTEGER)")],
  ['times', shuffled("TIMESTAMP '2026-01-01' + to_microseconds(7 * range)")],
  ['times with a zone', shuffled("TIMESTAMPTZ '2026-01-01' + to_microseconds(7 * range)")],
  ['UUIDs', shuffled('CAST(md5(range::VARCHAR) AS UUID)')],
  ['odd names', oddNames],
  ['many names', manyNames],
  ['names that begin alike', sameStart],
])('%s sorted range by range stand as sorted at once', async (_what, rows) => {
  const atOnce = await valuesInOrder(rows);
  for (const rowsAtOnce of [1, 3, 7, 1000]) {
    // A range takes a pass: thousands of them would only take time.
    if (atOnce.length / rowsAtOnce > 100) continue;
    expect(await valuesInOrder(rows, rowsAtOnce)).toEqual(atOnce);
  }
});

test('names are in the order of their bytes, numbers in that of their size', async () => {
  expect(await valuesInOrder(oddNames, 3)).toEqual([0, 6, 7, 1, 5, 2, 4, 3]);
  const numbers =
    'SELECT range AS trainyard_id, 9 - range AS value, 2 * value AS twice FROM range(10) ORDER BY range DESC';
  expect(await valuesInOrder(numbers, 3)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0]);
});

test('one name for all rows is one range', async () => {
  const rows = "SELECT 'a' AS trainyard_id, 1 AS value, 2 AS twice FROM range(10)";
  expect(await valuesInOrder(rows, 3)).toEqual(Array.from({ length: 10 }, () => 1));
});

test.each([1, 7, 30, 1000])(
  'ids that begin with a group are cut between groups: what a row says of the one before it stays true, %d rows at once',
  async (rowsAtOnce) => {
    const table = await sqlTable(
      engine,
      `SELECT struct_pack("group" := (range // 5)::VARCHAR, id := (range % 5)::VARCHAR) AS trainyard_id, range AS value FROM range(200) ORDER BY hash(range)`,
    );
    const group = 'trainyard_id."group"';
    const read = await readSorted(
      engine,
      { table, id: { expression: 'trainyard_id', isText: true } },
      {
        rows: table.relation,
        names: ['value'],
        isSorted: false,
        inOrder: new Map([
          ['is_first', `CAST(lag(${group}) OVER () IS DISTINCT FROM ${group} AS DOUBLE)`],
        ]),
        cutBy: group,
        rowsAtOnce,
      },
    );
    // Groups are text: '10' comes before '2'.
    const groups = Array.from({ length: 40 }, (_, index) => String(index)).sort();
    const expected = groups.flatMap((name) => [0, 1, 2, 3, 4].map((row) => 5 * Number(name) + row));
    expect([...read.get('value')!]).toEqual(expected);
    expect([...read.get('is_first')!]).toEqual(expected.map((value) => Number(value % 5 === 0)));
  },
);
