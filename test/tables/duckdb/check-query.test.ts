import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Table } from '#tables/table.ts';
import { overTables } from '#tables/query-sql.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
let named: ReadonlyMap<string, Table>;
beforeAll(async () => {
  tables = await temporaryTables();
  await tables.write('t.csv', 'distance,cancelled,origin\n1,false,ABC\n5,true,DEF\n');
  await tables.write('u.csv', 'distance\n9\n');
  const table = await tables.engine.open('t.csv');
  named = new Map([
    ['data', table],
    ['test', await tables.engine.open('u.csv')],
  ]);
});
afterAll(async () => tables[Symbol.asyncDispose]());

describe('A query of the user', () => {
  test.each<[string, unknown]>([
    ['select count(*) from data where distance > 2', 1],
    ['SELECT count(*) FROM "data" -- all', 2],
    ['select max(distance) from data;', 5],
    ['with far as (select * from data where distance > 2) select count(*) from far', 1],
    ['select count(*) from data d join test t on d.distance < t.distance', 2],
    ['select count(*) from data where distance in (select distance from test)', 0],
    ['select count(*) from (select origin from data union all select origin from data)', 4],
    [
      'select count(*) from (select row_number() over (order by distance) r from data) where r > 1',
      1,
    ],
    ['select max(n) from (select count(*) n from data group by origin having count(*) > 0)', 1],
    ["select count(*) from data where origin = '/etc/passwd'' from x'", 0],
    ['select count(distinct origin) from DATA', 2],
    ['select (select max(distance) from test) - max(distance) from data', 4],
    ['select sum(case when cancelled then 1 else 0 end) / nullif(count(*), 0) from data', 0.5],
    ['select count(*) from (values (1), (2)) as v(x)', 2],
    ['select count(*) from data limit 1', 2],
    ["select length(lpad(max(origin), 5, '0')) from data", 5],
    ["select length(format('{:03d}', 7))", 3],
    ["select avg(distance) filter (where regexp_matches(origin, '^A')) from data", 1],
  ])('may be %s', async (query, expected) => {
    await tables.engine.assertQuery(named, query);
    const [row] = await tables.engine.query(overTables(named, query, 2));
    expect(Object.values(row!)).toEqual([expected]);
  });

  test.each<[string, RegExp]>([
    ["select count(*) from '/etc/passwd'", /there is no table '\/etc\/passwd' here/],
    ["select count(*) from read_csv('/etc/passwd')", /table function is not allowed/],
    ["select count(*) from read_text('/etc/hostname')", /table function is not allowed/],
    ["select (select count(*) from glob('/*'))", /table function is not allowed/],
    ['select count(*) from range(3)', /table function is not allowed/],
    ['select count(*) from trainyard_1', /there is no table 'trainyard_1'/],
    ['select count(*) from dta', /there is no table 'dta' here. Did you mean 'data'/],
    ['select count(*) from main.data', /there is no table 'data' here/],
    ['select count(*) from memory.main.data', /there is no table 'data' here/],
    ['select count(*) from duckdb_tables', /there is no table/],
    ['select count(*) from information_schema.tables', /there is no table/],
    ['select count(*) from sqlite_master', /there is no table/],
    [
      'with data as (select 1) select count(*) from data',
      /'data' is the name of a table that is checked/,
    ],
    [
      'with recursive r as (select 1 x union all select x + 1 from r) select count(*) from r',
      /not allowed here/,
    ],
    ["select count(*) from data where getenv('HOME') = 'x'", /function getenv is not allowed/],
    ["select current_setting('threads')", /function current_setting is not allowed/],
    ['select random()', /function random is not allowed/],
    ["select now() > timestamp '2020-01-01'", /function now is not allowed|not allowed/],
    ['select count(*) from data using sample 1', /sample is not allowed/],
    ['select count(*) from data tablesample 10%', /sample is not allowed/],
    ["select count(*) from query('select 1')", /table function is not allowed/],
    ["select count(*) from query_table('data')", /table function is not allowed/],
    ['select nonsense(distance) from data', /there is no function nonsense/],
    ['select length(repeat(origin, 100000000)) from data', /function repeat is not allowed/],
    ['select unnest(range(10)) from data', /not allowed/],
    [
      'select length(lpad(origin, distance, origin)) from data',
      /lpad needs a length written as a number/,
    ],
    ["select length(rpad('a', 1500000000, 'b'))", /rpad needs a length/],
    ["select format('{:1500000000}', origin) from data", /format needs a written pattern/],
    ["select format('{:{}}', origin, distance) from data", /format needs a written pattern/],
    ["select printf('%*d', distance, 1) from data", /printf needs a written pattern/],
    ['select pg_get_viewdef(1)', /not allowed/],
    ['select 1; select 2', /expected one SELECT, got 2 statements/],
    ['select 1) union all (select 2', /is no SELECT/],
    ['select count(*) from data) as answer; drop table x; select * from (select 1', /is no SELECT/],
    ['drop table data', /is no SELECT/],
    ["copy data to '/tmp/x.csv'", /is no SELECT/],
    ["attach '/tmp/x.db'", /is no SELECT/],
    ['insert into data values (1)', /is no SELECT/],
    ['set threads = 1', /is no SELECT/],
    ['pragma version', /is no SELECT/],
    ['show tables', /not allowed|is no SELECT/],
    ['describe data', /not allowed|is no SELECT/],
    ['pivot data on origin', /not allowed|is no SELECT/],
    ['explain select 1', /is no SELECT/],
    ['select ?', /parameter is not allowed/],
    ['select distnace from data', /distnace/],
    ["select count(*) from data order by nextval('s')", /nextval is not allowed/],
    ['', /is no SELECT|expected one SELECT/],
    ['-- nothing', /is no SELECT|expected one SELECT/],
  ])('may not be %s', async (query, reason) => {
    await expect(tables.engine.assertQuery(named, query)).rejects.toMatchObject({
      problems: [{ code: 'query', message: expect.stringMatching(reason) }],
    });
  });
});
