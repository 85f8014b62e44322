import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { TableEngine } from '#tables/engine.ts';
import { packedSql, unpacked, type CodeName } from '#tables/predictions/packed-codes.ts';
import { testEngine } from '../../support/sql-table.ts';

let engine: TableEngine;

beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

const names: readonly CodeName[] = ['label', 'predicted', 'rankOfTruth', 'topIsTrue'];

test.each([
  [[0, 0, 0, 0]],
  [[65_535, 65_535, 65_535, 1]],
  [[65_535, 0, 65_535, 0]],
  [[1, 2, 3, 1]],
  [[0, 65_535, 0, 1]],
])('the codes %j of a row come back from one number', async (codes) => {
  const sql = packedSql(new Map(names.map((name, index) => [name, `${codes[index]!}::INTEGER`])));
  const [row] = await engine.query(`SELECT CAST(${sql} AS DOUBLE) AS packed`);
  const packed = Float64Array.of(row!['packed'] as number);
  expect(names.map((name) => unpacked(packed, name)[0])).toEqual(codes);
});

test('a code that is not there is 0', async () => {
  const [row] = await engine.query(`SELECT ${packedSql(new Map([['predicted', '7']]))} AS packed`);
  const packed = Float64Array.of(Number(row!['packed']));
  expect(names.map((name) => unpacked(packed, name)[0])).toEqual([0, 7, 0, 0]);
});
