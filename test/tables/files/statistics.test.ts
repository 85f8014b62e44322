import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { profileTable } from '#tables/profile/profile-table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
  // Written by pyarrow 26.0.1: x is 1, 2, NaN, null, 5 and y is 1, 2, ∞, null, 5; the extremes of x say 1 and 5.
  const fixture = join(import.meta.dirname, 'nan-outside-statistics.parquet');
  await copyFile(fixture, join(tables.directory, 'arrow.parquet'));
  await tables.engine.query(
    `COPY (SELECT * FROM read_parquet('${fixture.replaceAll("'", "''")}')) TO '${tables.directory}/duckdb.parquet'`,
  );
});
afterAll(async () => tables[Symbol.asyncDispose]());

describe.each(['arrow.parquet', 'duckdb.parquet'])('NaN in %s', (file) => {
  it.each([
    ['max(x)', 'NaN'],
    ['count_if(x > 100)', 1],
    ['count_if(x BETWEEN 0 AND 10)', 3],
    ['count_if(NOT isfinite(x))', 1],
    ['(count(*) FILTER (WHERE x > 100))', 1],
  ])('is seen by %s', async (expression, expected) => {
    const { relation } = await tables.engine.open(file);
    const [row] = await tables.engine.query(`SELECT ${expression} AS answer FROM ${relation}`);
    expect(String(row!['answer'])).toBe(String(expected));
  });

  it('is seen by a condition on rows', async () => {
    const { relation } = await tables.engine.open(file);
    const rows = await tables.engine.query(`SELECT 1 AS one FROM ${relation} WHERE x > 100`);
    expect(rows).toHaveLength(1);
  });

  it('is missing in the profile, and infinity is infinite', async () => {
    const { columns } = await profileTable(tables.engine, await tables.engine.open(file));
    expect(columns['x']).toMatchObject({ missing: 2, infinite: 0, numeric: { min: 1, max: 5 } });
    expect(columns['y']).toMatchObject({ missing: 1, infinite: 1, numeric: { min: 1, max: 5 } });
  });
});
