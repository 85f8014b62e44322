import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { TableEngine } from '#tables/engine.ts';
import { testEngine } from '../../support/sql-table.ts';
import { checkData, values } from './check-data.ts';

let engine: TableEngine;
beforeAll(async () => {
  engine = await testEngine();
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
});

const train = values('x, code', "(1, 'a'), (2, 'b'), (-3, 'c')");
const holdout = values('x, code', "(4, 'a')");
const rule = (query: string, rest = 'max: 0'): string =>
  `sql: { query: ${JSON.stringify(query)}, ${rest} }`;

describe('a query of the user', () => {
  test.each([
    ['select count(*) from data where x < 0', 'max: 0', 'fail 1'],
    ['select count(*) from data where x < -9', 'max: 0', 'pass 0'],
    ['select avg(x) from data', 'min: 0, max: 0', 'pass 0'],
    ['select count(*) from data where x < 0', 'warn: { max: 0 }, error: { max: 5 }', 'warn 1'],
    ['select x < 0 from data where x = 1', 'max: 0', 'pass 0'],
    ['select sum(x::HUGEINT * 1000000000000000000) from data', 'max: 9e99', 'pass 0'],
    ['select x from data where x > 9', 'max: 0', 'fail null'],
    ['select x from data', 'max: 0', 'fail null'],
    ['select x, code from data limit 1', 'max: 0', 'fail null'],
    ['select code from data limit 1', 'max: 0', 'fail null'],
    ["select 'nan'::double", 'max: 0', 'fail null'],
    ["select 'inf'::double", 'min: 0', 'fail null'],
    ['select sum(x) from data where x > 9', 'max: 0', 'inconclusive null'],
  ])('%s with %s: %s', async (query, rest, expected) => {
    const [finding] = await checkData(engine, rule(query, rest), train);
    expect(`${finding!.verdict} ${String(finding!.observed.value)}`).toBe(expected);
  });

  test('sees the split under check as data, and every split by its name', async () => {
    const query = 'select (select max(x) from test) - (select max(x) from data)';
    const findings = await checkData(engine, rule(query), { train, test: holdout });
    expect(findings.map(({ subject, observed }) => `${subject} ${observed.value}`)).toEqual([
      `train.${query} 2`,
      `test.${query} 0`,
    ]);
  });

  test('sees columns as the contract reads them, under any name', async () => {
    const name = 'a"b|<i>\n';
    const data = `SELECT 'x' AS "a""b|<i>\n"`;
    const query = `select count(*) from data where "${name.replace('"', '""')}" = 'x'`;
    const [finding] = await checkData(engine, rule(query, 'min: 1'), data);
    expect(finding!.verdict).toBe('pass');
  });

  test.each([
    ["select count(*) from read_text('/etc/hostname')", 'table function is not allowed here'],
    ["select count(*) from '/etc/hostname'", "there is no table '/etc/hostname' here"],
    ['select count(*) from test', "there is no table 'test' here"],
    ['select count(amonut) from data', 'amonut'],
    ['select 1; select 2', 'expected one SELECT, got 2 statements'],
    ['select max(cast(code as integer)) from data', 'the query fails on a value'],
  ])('%s is a problem at its rule', async (query, message) => {
    const run = checkData(engine, rule(query), train);
    await expect(run).rejects.toThrow(/^contract\.yaml:3:5 sql: /);
    await expect(run).rejects.toThrow(message);
  });

  test('cannot be had where a split takes the name data', async () => {
    const run = checkData(engine, rule('select 1'), { data: train, test: holdout });
    await expect(run).rejects.toThrow("a split is called 'data'");
  });

  test('needs a bound', async () => {
    await expect(checkData(engine, 'sql: { query: select 1 }', train)).rejects.toThrow(
      "expected 'min', 'max' or both, got none",
    );
  });
});
