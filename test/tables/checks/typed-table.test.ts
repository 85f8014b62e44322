import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readingOf } from '#core/contract/column-shape.ts';
import { conditionSql } from '#tables/checks/condition-sql.ts';
import { changedColumns, typedTable } from '#tables/checks/typed-table.ts';
import type { TableEngine } from '#tables/engine.ts';
import type { ColumnType } from '#tables/table.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

/** Values read as a type, and how many cannot be. */
async function read(values: string, type: ColumnType): Promise<[unknown[], number]> {
  const table = await sqlTable(engine, `SELECT * FROM (VALUES ${values}) AS v(row, a)`);
  const stored = table.columns[1]!.type;
  const readings = [{ name: 'a', stored, type, reading: readingOf(stored, type, true) }];
  const typed = typedTable(table, readings);
  const unreadable = conditionSql(
    { kind: 'unreadable', column: { name: 'a', type } },
    { table: typed, changed: changedColumns(table, readings) },
  );
  const rows = await engine.query(
    `SELECT a, ${unreadable} AS wrong FROM ${typed.relation} ORDER BY row`,
  );
  return [rows.map(({ a }) => a), rows.filter(({ wrong }) => wrong === true).length];
}

test.each<[string, string, ColumnType, unknown[], number]>([
  [
    'text as whole numbers, never rounded',
    "(1, '12'), (2, ' -3 '), (3, '1.5'), (4, '1.0'), (5, '1_000'), (6, 'x'), (7, NULL)",
    'integer',
    [12, -3, null, 1, null, null, null],
    3,
  ],
  [
    'text as numbers',
    "(1, '1.5'), (2, '1e3'), (3, '1_0'), (4, '12 %'), (5, '')",
    'number',
    [1.5, 1000, null, null, null],
    3,
  ],
  [
    'text as dates, never cut',
    "(1, '2026-01-31'), (2, '2026-01-31 10:00:00'), (3, '31.01.2026'), (4, '2026-02-30')",
    'date',
    ['2026-01-31', null, null, null],
    3,
  ],
  [
    'text as times in UTC',
    "(1, '2026-01-31T10:00:00+02:00'), (2, '2026-01-31'), (3, 'noon')",
    'timestamp',
    ['2026-01-31T08:00:00.000Z', '2026-01-31T00:00:00.000Z', null],
    1,
  ],
  [
    'text as booleans',
    "(1, 'true'), (2, 'FALSE'), (3, 'maybe')",
    'boolean',
    [true, false, null],
    1,
  ],
  [
    'numbers as whole numbers',
    '(1, 2.0::DOUBLE), (2, 2.5), (3, NULL)',
    'integer',
    [2, null, null],
    1,
  ],
  ['whole numbers as booleans', '(1, 0), (2, 1), (3, 2)', 'boolean', [false, true, null], 1],
  [
    'times as dates',
    "(1, TIMESTAMP '2026-01-31 00:00:00'), (2, TIMESTAMP '2026-01-31 00:00:01')",
    'date',
    ['2026-01-31', null],
    1,
  ],
  [
    'times with a zone as UTC',
    "(1, TIMESTAMPTZ '2026-01-31 10:00:00+02')",
    'timestamp',
    ['2026-01-31T08:00:00.000Z'],
    0,
  ],
  ['whole numbers as numbers, as they are', '(1, 5)', 'number', [5], 0],
  ['booleans as numbers, not at all', '(1, true), (2, NULL)', 'number', [null, null], 1],
])('%s', async (_name, values, type, expected, wrong) => {
  expect(await read(values, type)).toEqual([expected, wrong]);
});
