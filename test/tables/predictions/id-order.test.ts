import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TableEngine } from '#tables/engine.ts';
import { idsAscend, mayRepeat } from '#tables/predictions/id-order.ts';
import { sqlTable, testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;

beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

const list = (...ids: readonly string[]): string => `SELECT unnest([${ids.join(', ')}]) AS id`;

describe('ids', () => {
  test.each([
    ['rising numbers', list('-3', '0', '7'), true],
    ['rising names', list("'10'", "'9'", "'Z'", "'a'", "'é'"), true],
    ['one id', list('1'), true],
    ['numbers as names', list("'9'", "'10'"), false],
    ['an id twice', list('1', '2', '2', '3'), false],
    ['a step back', list('1', '3', '2', '4'), false],
    ['a missing id at the start', list('NULL', '1', '2'), false],
    ['a missing id in the middle', list('1', 'NULL', '2'), false],
    ['a missing id at the end', list('1', '2', 'NULL'), false],
    ['a hundred thousand rising numbers', 'SELECT range AS id FROM range(100000)', true],
    ['rising numbers but for the last', 'SELECT range % 99999 AS id FROM range(100000)', false],
  ])('ascend or not: %s', async (_what, rows, ascend) => {
    expect(await idsAscend(engine, await sqlTable(engine, rows), 'id')).toBe(ascend);
  });

  test.each([
    ['none', 'SELECT range AS id FROM range(1000)', false],
    ['one', 'SELECT CASE range WHEN 3 THEN 990 ELSE range END AS id FROM range(1000)', true],
    ['a name', "SELECT 'row ' || (range % 999) AS id FROM range(1000)", true],
    ['missing ones alone', list('1', 'NULL', 'NULL'), false],
  ])(
    'that repeat are found however many hashes are held at once: %s',
    async (_what, rows, repeat) => {
      const table = await sqlTable(engine, rows);
      for (const hashesAtOnce of [1000, 100, 13]) {
        const options = { id: 'id', rowCount: 1000, hashesAtOnce };
        expect(await mayRepeat(engine, table, options)).toBe(repeat);
      }
    },
  );
});
