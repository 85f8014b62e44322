import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Table } from '#tables/table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
let table: Table;
beforeAll(async () => {
  tables = await temporaryTables();
  await tables.write('t.csv', 'distance,cancelled,origin\n1,false,ABC\n');
  table = await tables.engine.open('t.csv');
});
afterAll(async () => tables[Symbol.asyncDispose]());

describe('An expression of the user', () => {
  test.each([
    'distance > 0 or cancelled',
    "origin in ('ABC', 'DEF') and origin like 'A%'",
    'case when cancelled then distance is null else distance between 0 and 6000 end',
    "regexp_matches(lower(origin), '^[a-z]{3}$')",
    'distance::double / 2 > 0 -- half',
    'not (cancelled)',
    'distance < 1e400',
    'list_contains([1, 2], distance) and list_filter([1], x -> x > distance) = []',
    "origin = ') or (1=1'",
    "lpad(origin, 5, '0') <> '00000'",
  ])('may be %s', async (expression) => {
    await expect(tables.engine.assertExpression(table, expression)).resolves.toBeUndefined();
  });

  test.each<[string, RegExp]>([
    ["(select count(*) from read_text('/etc/passwd')) > 0", /subquery is not allowed/],
    ["exists (from '/etc/passwd')", /subquery is not allowed/],
    ['distance in (select 1)', /subquery is not allowed/],
    ['true) or (1=1', /expected one SQL expression|no SQL expression/],
    [
      "1) from read_csv('/etc/passwd') where (true",
      /no SQL expression|expected one SQL expression/,
    ],
    ['true) union select (true', /expected one SQL expression|no SQL expression/],
    ['true), (false', /no SQL expression|expected one SQL expression/],
    [
      'true, false',
      /expected one SQL expression|columns are not allowed|row is not allowed|not allowed/,
    ],
    ["true from read_csv('/etc/passwd')", /no SQL expression|expected one SQL expression/],
    ['true; select 1', /no SQL expression|expected one SQL expression/],
    ['count(*) > 1', /aggregate/i],
    ['true as x', /no SQL expression|expected one SQL expression/],
    ['true); drop table x; select (1', /no SQL expression|expected one|Only SELECT/],
    ["getenv('HOME') = 'x'", /function getenv is not allowed/],
    ['length(repeat(origin, 100000000)) > 0', /function repeat is not allowed/],
    ["length(lpad(origin, distance, 'x')) > 0", /lpad needs a length written as a number/],
    ['random() < 0.5', /function random is not allowed/],
    ['row_number() over () > 1', /window is not allowed/],
    ['distance >', /no SQL expression|expected one SQL expression/],
    ['', /no SQL expression|expected/],
    ['distnace > 0', /no column 'distnace'. Did you mean 'distance'/],
    ['nonsense(distance)', /nonsense/],
    ['* > 0', /not allowed|no SQL expression/],
    ['? > 0', /parameter is not allowed/],
  ])('may not be %s', async (expression, reason) => {
    await expect(tables.engine.assertExpression(table, expression)).rejects.toMatchObject({
      problems: [{ code: 'expression', message: expect.stringMatching(reason) }],
    });
  });
});
