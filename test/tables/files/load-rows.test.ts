import { existsSync, readdirSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { loadRows } from '#tables/files/load-rows.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

const select = `SELECT * FROM (VALUES
  (1, 'nan'::DOUBLE, DATE '2026-01-31', TIMESTAMP '2026-01-31 10:00:00.123456', TIMESTAMPTZ '2026-01-31 10:00:00+02', true, 'a "b"'),
  (9007199254740993, NULL, NULL, NULL, NULL, NULL, NULL),
  (3, '-inf'::DOUBLE, DATE '1970-01-01', TIMESTAMP '1969-12-31 23:59:59', TIMESTAMPTZ '1970-01-01 00:00:00Z', false, '')
) AS v(i, x, d, t, z, b, s)`;

describe('rows of a text', () => {
  test.each([
    ['held in memory', 100],
    ['in a file of ours', 0],
  ])('%s are the same, in the same order', async (name, mostHeldBytes) => {
    const directory = join(tables.directory, `store of ${name}`);
    const run = async (sql: string) => tables.engine.query(sql);
    const relation = `"rows ${name}"`;
    const store = { directory, mostHeldBytes };
    const { statement, drop } = await loadRows(run, relation, { select, bytes: 100 }, store);
    expect(await run(`SELECT * FROM ${relation}`)).toEqual(await run(select));
    expect(await run(`DESCRIBE ${relation}`)).toEqual(await run(`DESCRIBE ${select}`));
    expect(existsSync(directory)).toBe(mostHeldBytes === 0);
    expect(statement === undefined).toBe(mostHeldBytes > 0);
    await drop();
    await expect(run(`SELECT * FROM ${relation}`)).rejects.toThrow();
    expect(mostHeldBytes === 0 ? readdirSync(directory) : []).toEqual([]);
    await rm(directory, { recursive: true, force: true });
  });

  // 70 MB: above what is held in memory.
  test('of a large CSV have the types of all of them, and a profile of the values', async () => {
    const row = `1,2.5,${'x'.repeat(60)}`;
    await writeFile(
      join(tables.directory, 'large.csv'),
      `i,x,s\n${`${row}\n`.repeat(1_000_000)}7,9,y\n1.5,nan,z\n`,
    );
    const table = await tables.engine.open('large.csv');
    expect(table.columns.map(({ sqlType }) => sqlType)).toEqual(['DOUBLE', 'DOUBLE', 'VARCHAR']);
    const [all] = await tables.engine.query(
      `SELECT count(*) AS n, max(i) AS i, count_if(isnan(x)) AS nan FROM ${table.relation}`,
    );
    expect(all).toEqual({ n: 1_000_002, i: 7, nan: 1 });
    const rows = await tables.engine.query(
      `SELECT s FROM ${table.relation} LIMIT 2 OFFSET 1000000`,
    );
    expect(rows).toEqual([{ s: 'y' }, { s: 'z' }]);
    const { columns } = await profileTable(tables.engine, table);
    expect(columns['i']).toMatchObject({ numeric: { min: 1, max: 7 } });
    expect(columns['x']).toMatchObject({ missing: 1, numeric: { max: 9 } });
  });
});
