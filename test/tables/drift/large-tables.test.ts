import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { assessDrift } from '#core/drift/assess-drift.ts';
import { parseDriftPolicy } from '#core/drift/drift-policy.ts';
import { ksDistance } from '#stats/ks-two-sample.ts';
import { compareTables } from '#tables/drift/compare-tables.ts';
import { outlineTable } from '#tables/profile/profile-table.ts';
import type { Table } from '#tables/table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

const uniform = (seed: number): string =>
  `((hash(range * 31 + ${seed}) % 4503599627370496) + 0.5) / 4503599627370496.0`;

async function tableOf(name: string, rows: number, seed: number, shift: number): Promise<Table> {
  await tables.engine.query(
    `COPY (SELECT tan(1.5 * ${uniform(seed)}) + ${shift} AS x, CAST(floor(${uniform(seed + 1)} * 12) AS INTEGER) AS month,
      CASE range % 10 WHEN 0 THEN NULL WHEN 1 THEN 'nan'::DOUBLE ${shift > 0 ? "WHEN 2 THEN 'inf'::DOUBLE WHEN 3 THEN 1e300" : ''} ELSE ${uniform(seed + 2)} END AS gaps,
      floor(${uniform(seed + 3)} * 5) AS grade, 7 AS same, ${shift > 0 ? 'NULL::DOUBLE' : uniform(seed + 4)} AS gone, 1000 * ${shift > 0 ? '1000 *' : ''} ${uniform(seed + 5)} AS metres
    FROM range(${rows})) TO '${tables.directory}/${name}.parquet'`,
  );
  return tables.engine.open(`${name}.parquet`);
}

test('Two large tables: exact distances, missing and infinite values apart, changed units', async () => {
  const [reference, current] = [
    await tableOf('reference', 110_000, 1, 0),
    await tableOf('current', 30_000, 77, 0.1),
  ];
  const policy = parseDriftPolicy('version: 1\n', 'drift.yaml');
  const profile = await outlineTable(tables.engine, reference);
  const { input } = await compareTables(
    tables.engine,
    { reference: profile, referenceTable: reference, current },
    policy,
  );
  const assessment = assessDrift(input, policy);
  const column = (name: string) => assessment.columns.find((one) => one.column === name)!;
  const values = async (table: Table, name: string): Promise<Float64Array> => {
    const read = await tables.engine.readNumbers(table, [name]);
    return read
      .get(name)!
      .filter((value) => Number.isFinite(value))
      .sort();
  };
  for (const name of ['x', 'month', 'gaps', 'grade', 'same', 'metres']) {
    const exact = ksDistance(await values(reference, name), await values(current, name));
    const found = column(name).statistics.get('ks')!;
    expect({ name, value: found.value, interval: found.interval }).toEqual({
      name,
      value: exact,
      interval: undefined,
    });
  }
  expect(column('gaps').comparison.missing).toEqual({ reference: 22_000, current: 6000 });
  const gaps = column('gaps').comparison.bins;
  const infinite = gaps.labels.indexOf('infinite');
  expect([gaps.reference[infinite], gaps.current[infinite]]).toEqual([0, 3000]);
  expect(column('month').comparison.bins.labels).toContain('10 to 11');
  expect(column('gone').statistics.has('ks')).toBe(false);
  expect(column('gone').comparison.missing.current).toBe(30_000);
  expect(column('metres').unit?.factor).toBe(1000);
});
