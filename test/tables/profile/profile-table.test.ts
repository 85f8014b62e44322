import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { profileText } from '#core/profile/profile-text.ts';
import { countInBins } from '#tables/profile/count-in-bins.ts';
import { countValues } from '#tables/profile/count-values.ts';
import { profileTable } from '#tables/profile/profile-table.ts';
import { temporaryTables, type TemporaryTables } from '../temporary-tables.ts';

let tables: TemporaryTables;
beforeAll(async () => {
  tables = await temporaryTables();
});
afterAll(async () => tables[Symbol.asyncDispose]());

async function tableOf(name: string, select: string) {
  await tables.engine.query(`COPY (${select}) TO '${tables.directory}/${name}.parquet'`);
  return tables.engine.open(`${name}.parquet`);
}

describe('A profile', () => {
  test('tells every kind of column apart', async () => {
    const table = await tableOf(
      'kinds',
      `SELECT range AS id, 'k' || range AS key, range % 7 AS weekday, sin(range) AS x, 1 AS one, 'a' AS letter, NULL::DOUBLE AS nothing,
        range % 3 = 0 AS flag, TIMESTAMP '2026-01-01' + to_hours(range::INTEGER) AS at, DATE '2026-01-01' AS day,
        'some long words about ' || range || ' things' AS note, [range] AS list,
        CASE WHEN range = 0 THEN 'rare' WHEN range % 2 = 0 THEN 'even' WHEN range % 5 = 0 THEN NULL ELSE 'odd' END AS parity
      FROM range(1000)`,
    );
    const { columns, rows } = await profileTable(tables.engine, table);
    expect(rows).toBe(1000);
    expect(Object.entries(columns).map(([name, { role }]) => `${name} ${role}`)).toEqual([
      'id id',
      'key id',
      'weekday numeric',
      'x numeric',
      'one constant',
      'letter constant',
      'nothing empty',
      'flag categorical',
      'at timestamp',
      'day timestamp',
      'note text',
      'list text',
      'parity categorical',
    ]);
    expect(columns['id']!.distinct).toBe(1000);
    expect(columns['weekday']!.numeric).toMatchObject({
      edges: [0, 1, 2, 3, 4, 5, 6],
      counts: [143, 143, 143, 143, 143, 143, 142],
      discrete: true,
    });
    expect(columns['x']!.numeric!.cells).toBeDefined();
    expect(columns['one']!.numeric).toEqual({
      min: 1,
      max: 1,
      mean: 1,
      std: 0,
      edges: [1],
      counts: [1000],
      discrete: true,
    });
    expect(columns['letter']!.categorical).toEqual({
      values: [{ value: 'a', count: 1000 }],
      otherCount: 0,
      distinct: 1,
    });
    expect(columns['at']!.range).toEqual({
      min: '2026-01-01T00:00:00.000Z',
      max: '2026-02-11T15:00:00.000Z',
    });
    expect(columns['day']!.range).toEqual({ min: '2026-01-01', max: '2026-01-01' });
    expect(columns['parity']).toMatchObject({
      missing: 100,
      // A value of fewer than five rows is not named.
      categorical: {
        values: [
          { value: 'even', count: 499 },
          { value: 'odd', count: 400 },
        ],
        otherCount: 1,
        distinct: 3,
      },
    });
    const named = await profileTable(tables.engine, table, { minimumCellCount: 1 });
    expect(named.columns['parity']!.categorical!.otherCount).toBe(0);
  });

  test('is the same text every time', async () => {
    const table = await tableOf(
      'large',
      'SELECT hash(range) / 1e15 AS x, hash(range + 1) % 1000 AS i FROM range(300000)',
    );
    const text = profileText(await profileTable(tables.engine, table));
    expect(profileText(await profileTable(tables.engine, table))).toBe(text);
  });

  test('counts zero and minus zero, two spellings of one number, together', async () => {
    // NumPy's round(-0.04, 1) is -0.0.
    const table = await tableOf(
      'zeros',
      "SELECT unnest([0.0, 0.0, 0.0, '-0.0'::DOUBLE, 1.5, '-0.0'::DOUBLE, 'nan'::DOUBLE]) AS x",
    );
    const { columns } = await profileTable(tables.engine, table);
    expect(columns['x']!.numeric).toMatchObject({ edges: [0, 1.5], counts: [5, 1], mean: 0.25 });
  });

  test('keeps within 100 KB for 100 columns', async () => {
    const numbers = Array.from(
      { length: 50 },
      (_, c) => `hash(range * 7919 + ${c}) / 3.7e13 AS n${c}`,
    );
    const words = Array.from(
      { length: 50 },
      (_, c) => `'value ' || hash(range + ${c}) % 90 AS s${c}`,
    );
    const table = await tableOf(
      'wide',
      `SELECT ${[...numbers, ...words].join(', ')} FROM range(2000)`,
    );
    expect(Buffer.byteLength(profileText(await profileTable(tables.engine, table)))).toBeLessThan(
      100_000,
    );
  });
});

describe('Counting in given bins', () => {
  test('closes the first bin on both sides, the others above', async () => {
    const table = await tableOf(
      'bins',
      "SELECT unnest(['-1', '0', '0.5', '1', '2', '2.5', '3', '4', NULL, 'nan', 'inf', '-inf']::DOUBLE[]) AS x",
    );
    const counted = await countInBins(tables.engine, table, new Map([['x', [0, 1, 2, 3]]]));
    expect(counted.get('x')).toEqual({
      counts: [3, 1, 2],
      below: 1,
      above: 1,
      missing: 2,
      infinite: 2,
    });
    const single = await countInBins(tables.engine, table, new Map([['x', [2]]]));
    expect(single.get('x')).toEqual({ counts: [1], below: 4, above: 3, missing: 2, infinite: 2 });
    const beyond = await countInBins(tables.engine, table, new Map([['x', [10, 20]]]));
    expect(beyond.get('x')).toEqual({ counts: [0], below: 8, above: 0, missing: 2, infinite: 2 });
  });

  test('says that nothing is finite when nothing is', async () => {
    const table = await tableOf('none', "SELECT unnest([NULL, 'nan', 'inf']::DOUBLE[]) AS x");
    const counted = await countInBins(tables.engine, table, new Map([['x', [0, 1, 2]]]));
    expect(counted.get('x')).toEqual({
      counts: [0, 0],
      below: 0,
      above: 0,
      missing: 2,
      infinite: 1,
    });
  });

  test('counts as a loop over the values does', async () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true });
    const edges = fc.uniqueArray(value, {
      minLength: 2,
      maxLength: 9,
      comparator: (a, b) => a - b === 0,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(value, { minLength: 1 }), edges, async (values, unsorted) => {
        const own = unsorted.map((edge) => edge + 0).sort((a, b) => a - b);
        const all = [...values, ...own];
        const rows = all.map((one) => `('${one}'::DOUBLE)`).join(', ');
        const table = {
          source: 'x',
          files: [],
          columns: [{ name: 'x', type: 'number', sqlType: 'DOUBLE' }],
          relation: `(VALUES ${rows}) AS t(x)`,
        } as const;
        const counted = (await countInBins(tables.engine, table, new Map([['x', own]]))).get('x')!;
        const between = own
          .slice(1)
          .map(
            (edge, bin) =>
              all.filter((one) => one <= edge && (bin === 0 ? one >= own[0]! : one > own[bin]!))
                .length,
          );
        expect(counted).toEqual({
          counts: between,
          below: all.filter((one) => one < own[0]!).length,
          above: all.filter((one) => one > own.at(-1)!).length,
          missing: 0,
          infinite: 0,
        });
      }),
      { numRuns: 40 },
    );
  });
});

test('Values of many columns are counted in one pass, missing ones apart', async () => {
  const table = await tableOf(
    'values',
    "SELECT unnest(['a', 'b', 'a', NULL]) AS s, unnest(['1.5', 'nan', NULL, '1.5']::FLOAT[]) AS f, unnest([true, NULL, true, false]) AS b",
  );
  const counted = await countValues(tables.engine, table, ['s', 'f', 'b']);
  expect(counted.get('s')).toEqual(
    new Map([
      ['a', 2],
      ['b', 1],
    ]),
  );
  expect(counted.get('f')).toEqual(new Map([['1.5', 2]]));
  expect(counted.get('b')).toEqual(
    new Map([
      ['true', 2],
      ['false', 1],
    ]),
  );
});
