import { describe, expect, test } from '@jest/globals';
import type { CategoryCounts } from '#core/drift/build-comparison.ts';
import { judgeMissingRates } from '#core/drift/missing-rate.ts';
import { judgeNewCategories } from '#core/drift/new-categories.ts';
import { unitChange } from '#core/drift/unit-change.ts';
import { multinomial } from '../../stats/seeded-sample.ts';
import { categories, named, policyOf } from './samples.ts';

describe('missing rate', () => {
  const judge = (reference: [number, number], current: [number, number]) =>
    judgeMissingRates(
      [
        {
          column: 'x',
          rows: { reference: reference[1], current: current[1] },
          missing: { reference: reference[0], current: current[0] },
        },
      ],
      policyOf(),
    )[0]!;

  test.each([
    {
      name: 'nothing missing on either side',
      reference: [0, 1000],
      current: [0, 500],
      changed: false,
      broken: false,
    },
    {
      name: 'a real but small change',
      reference: [0, 1e6],
      current: [20_000, 1e6],
      changed: false,
      broken: false,
    },
    {
      name: '10 % more of 2000 rows',
      reference: [20, 2000],
      current: [220, 2000],
      changed: true,
      broken: false,
    },
    {
      name: 'noise in ten rows',
      reference: [100, 1000],
      current: [2, 10],
      changed: false,
      broken: false,
    },
    {
      name: 'a column that emptied',
      reference: [0, 1000],
      current: [950, 1000],
      changed: true,
      broken: true,
    },
    {
      name: 'a column that filled',
      reference: [900, 1000],
      current: [0, 1000],
      changed: true,
      broken: false,
    },
    {
      name: 'an empty column that stays so',
      reference: [10, 10],
      current: [7, 7],
      changed: false,
      broken: false,
    },
    {
      name: 'from none to all',
      reference: [0, 500],
      current: [400, 400],
      changed: true,
      broken: true,
    },
  ] as const)('$name', ({ reference, current, changed, broken }) => {
    expect(judge([...reference], [...current])).toMatchObject({ changed, broken });
  });
});

describe('new categories', () => {
  const judge = (reference: CategoryCounts, current: CategoryCounts) =>
    judgeNewCategories([{ reference, current }], policyOf())[0]!;

  test('a value that the reference never saw is listed, most frequent first', () => {
    const found = judge(categories({ a: 90, b: 60 }), categories({ a: 40, z: 5, y: 9 }));
    expect(found.values).toEqual([
      { value: 'y', count: 9 },
      { value: 'z', count: 5 },
    ]);
    expect(found).toMatchObject({ rows: 14, currentRows: 54, unexpected: true, folded: false });
  });

  test('none is found where there is none', () => {
    expect(judge(categories({ a: 9 }), categories({ a: 4 }))).toMatchObject({
      rows: 0,
      unexpected: false,
      pValue: 1,
    });
  });

  test('the long tail of a column without drift is expected in about 95 of 100 draws', () => {
    const shares = Array.from({ length: 400 }, (_, k) => 1 / (k + 1));
    let alarms = 0;
    for (let run = 0; run < 100; run++) {
      const [reference, current] = [run, run + 7000].map((seed) =>
        categories(named(multinomial(shares, 400, seed))),
      );
      if (judge(reference!, current!).unexpected) alarms++;
    }
    expect(alarms).toBeLessThanOrEqual(9);
  });

  test('a few rows of many are told, not warned of', () => {
    const found = judge(categories({ a: 1e6 }), categories({ a: 1e6, new: 40 }));
    expect(found).toMatchObject({ rows: 40, unexpected: false });
    expect(found.pValue).toBeLessThan(1e-6);
  });

  test('columns share one error rate, and those without categories take no part', () => {
    const some = { reference: categories({ a: 1000 }), current: categories({ a: 990, b: 5 }) };
    const none = { reference: categories({ a: 1000 }), current: categories({ a: 995 }) };
    const alone = judgeNewCategories([some, undefined], policyOf('correction: holm'));
    const among = judgeNewCategories([some, none, none], policyOf('correction: holm'));
    expect(alone[1]).toBeUndefined();
    expect(among[0]!.pValue).toBeCloseTo(3 * alone[0]!.pValue, 12);
  });

  test('rows folded away by a profile excuse as many unlisted rows', () => {
    const folded = { ...categories({ a: 900 }), other: 100 };
    expect(judge(folded, categories({ a: 450, x: 50 }))).toMatchObject({
      unexpected: false,
      folded: true,
    });
    expect(judge(folded, categories({ a: 350, x: 150 })).unexpected).toBe(true);
  });
});

describe('change of unit', () => {
  test.each([
    { name: '°C as °F', reference: [12, 8], current: [12 * 1.8 + 32.4, 14.1] },
    { name: '°F as °C', reference: [60, 14], current: [28 / 1.8, 14 / 1.8] },
    { name: '°C as K', reference: [12, 8], current: [285, 8.1] },
    { name: '1000 times', reference: [0.02, 5], current: [-60, 5100] },
    { name: undefined, reference: [12, 8], current: [54, 8] },
    { name: undefined, reference: [0, 400], current: [32, 720] },
  ])('$reference to $current: $name', ({ name, reference, current }) => {
    const scale = ([mean, std]: number[]) => ({ mean: mean!, std: std! });
    expect(unitChange(scale(reference), scale(current))?.name).toBe(name);
  });

  test.each([
    { name: 'metres instead of kilometres', current: { mean: 2010, std: 498 }, factor: 1000 },
    { name: 'hours instead of minutes', current: { mean: 2 / 60, std: 0.5 / 60 }, factor: 1 / 60 },
    { name: 'a hundred thousand', current: { mean: 2e5, std: 51_000 }, factor: 1e5 },
    { name: 'bytes instead of kibibytes', current: { mean: 2048, std: 512 }, factor: 1024 },
    { name: 'the same unit', current: { mean: 2.1, std: 0.5 }, factor: undefined },
    {
      name: 'a mean that moved, a spread that did not',
      current: { mean: 20, std: 0.5 },
      factor: undefined,
    },
    { name: 'no spread', current: { mean: 20, std: 0 }, factor: undefined },
    { name: 'no value at all', current: { mean: Number.NaN, std: Number.NaN }, factor: undefined },
  ])('$name', ({ current, factor }) => {
    expect(unitChange({ mean: 2, std: 0.5 }, current)?.factor).toBe(factor);
  });
});
