import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { boundDistance } from '#core/drift/joint-cells.ts';
import { ksDistance } from '#stats/ks-two-sample.ts';
import { exactDistances } from '#tables/drift/exact-distances.ts';
import { countJointly } from '#tables/drift/joint-counts.ts';
import type { Table } from '#tables/table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

const uniform = (seed: number): string =>
  `((hash(range * 31 + ${seed}) % 4503599627370496) + 0.5) / 4503599627370496.0`;
const normal = (seed: number): string =>
  `sqrt(-2 * ln(${uniform(seed)})) * cos(2 * pi() * ${uniform(seed + 1)})`;

const shapes: Readonly<Record<string, (seed: number) => string>> = {
  same: (seed) => normal(seed),
  shifted: (seed) => `${normal(seed)} + ${seed / 1e4}`,
  heavy: (seed) => `exp(3 * ${normal(seed)})`,
  narrow: (seed) => `1000 + ${uniform(seed)}`,
  rounded: (seed) => `round(${normal(seed)}, 2)`,
  elsewhere: (seed) => `${normal(seed)} + ${seed > 100 ? 7 : 0}`,
  far_off: (seed) => `${normal(seed)} * ${seed > 100 ? 1e300 : 1} - 1`,
  half_zero: (seed) => `greatest(0, ${normal(seed)})`,
  whole: (seed) => `CAST(floor(${uniform(seed)} * 1e6) AS BIGINT)`,
  signs: (seed) =>
    `CASE range % 97 WHEN 0 THEN -0.0 WHEN 1 THEN 1e308 WHEN 2 THEN -1e308 WHEN 3 THEN 5e-324 ELSE ${normal(seed)} END`,
  specials: (seed) =>
    `CASE range % 9 WHEN 0 THEN NULL WHEN 1 THEN 'nan'::DOUBLE WHEN 2 THEN 'inf'::DOUBLE ELSE ${normal(seed)} END`,
};
const names = Object.keys(shapes);

async function tableOf(name: string, rows: number, seed: number): Promise<Table> {
  const selected = names.map((column) => `${shapes[column]!(seed)} AS ${column}`);
  await tables.engine.query(
    `COPY (SELECT ${selected.join(', ')} FROM range(${rows})) TO '${tables.directory}/${name}.parquet'`,
  );
  return tables.engine.open(`${name}.parquet`);
}

test('Branch and bound over cells finds the distance that sorting all values finds', async () => {
  const pair = { reference: await tableOf('a', 12_000, 1), current: await tableOf('b', 9000, 500) };
  const values = {
    reference: await tables.engine.readNumbers(pair.reference, names),
    current: await tables.engine.readNumbers(pair.current, names),
  };
  const sorted = (side: 'reference' | 'current', name: string): Float64Array =>
    values[side]
      .get(name)!
      .filter((value) => Number.isFinite(value))
      .sort();
  const columns = names.map((name) => {
    const both = sorted('reference', name);
    return {
      name,
      min: both.reduce((a, b) => Math.min(a, b)),
      max: both.reduce((a, b) => Math.max(a, b)),
      rows: 21_000,
    };
  });
  const counted = await countJointly(pair, columns);
  const cells = new Map([...counted].map(([name, one]) => [name, one.cells]));
  const found = Object.fromEntries(await exactDistances(pair, cells));
  const exact: Record<string, number> = {};
  for (const column of columns) {
    exact[column.name] = ksDistance(
      sorted('reference', column.name),
      sorted('current', column.name),
    );
    const bounds = boundDistance(cells.get(column.name)!);
    expect(bounds.lower).toBeLessThanOrEqual(exact[column.name]!);
  }
  expect(found).toEqual(exact);
  expect(Object.fromEntries(await exactDistances(pair, cells, 500))).toEqual(exact);
});

test('Coarse cells leave more open, and the answer is the same', async () => {
  const pair = { reference: await tableOf('c', 3000, 11), current: await tableOf('d', 3000, 900) };
  for (const name of ['same', 'rounded', 'half_zero', 'heavy']) {
    // Extremes that are far too wide make cells that hold a tenth of the values.
    const column = { name, min: -1e300, max: 1e300, rows: 2 ** 1000 };
    const { cells } = (await countJointly(pair, [column], 512)).get(name)!;
    expect(boundDistance(cells).open.length).toBeGreaterThan(0);
    const [reference, current] = await Promise.all(
      [pair.reference, pair.current].map(async (table) =>
        (await tables.engine.readNumbers(table, [name])).get(name)!.sort(),
      ),
    );
    // Few values held at a time make many passes.
    for (const held of [8_000_000, 100]) {
      const found = await exactDistances(pair, new Map([[name, cells]]), held);
      expect(found.get(name)).toBe(ksDistance(reference!, current!));
    }
  }
});
