import { describe, expect, test } from '@jest/globals';
import { cauchyCombination } from '#stats/cauchy-combination.ts';
import { conditionalChiSquarePValue } from '#stats/conditional-chi-square.ts';
import { chiSquareTwoSample } from '#stats/chi-square-test.ts';
import { rankComponents } from '#stats/rank-components.ts';
import { multinomial, normalSample } from './seeded-sample.ts';

/** Two samples in twenty cells of equal counts. */
function cellsOf(reference: Float64Array, current: Float64Array) {
  const all = Float64Array.from([...reference, ...current]).sort();
  const edges = Array.from({ length: 19 }, (_, k) => all[Math.ceil(((k + 1) * all.length) / 20)]!);
  const count = (sample: Float64Array): number[] => {
    const counts = [...edges, 0].map(() => 0);
    for (const value of sample) counts[edges.filter((edge) => edge <= value).length]!++;
    return counts;
  };
  return [count(reference), count(current)] as const;
}

describe('how two samples differ, taken apart', () => {
  const reference = normalSample(400, 1);
  const moved = normalSample(400, 2);

  test.each([
    { what: 'location', change: (x: number) => x + 0.5, component: 0 },
    { what: 'spread', change: (x: number) => x * 1.6, component: 1 },
    { what: 'skewness', change: (x: number) => x + 0.35 * (x * x - 1), component: 2 },
    { what: 'tails', change: (x: number) => x * (0.7 + 0.12 * x * x), component: 3 },
  ])('a changed $what shows in its own component most of all', ({ change, component }) => {
    const z = rankComponents(
      ...cellsOf(
        reference,
        moved.map((value) => change(value)),
      ),
    );
    expect(z).toHaveLength(4);
    expect(Math.abs(z[component]!)).toBeGreaterThan(4);
    for (const [other, value] of z.entries()) {
      if (other !== component) expect(Math.abs(value)).toBeLessThan(Math.abs(z[component]!));
    }
  });

  test('without a change they are standard normal and independent', () => {
    const found = Array.from({ length: 300 }, (_, run) =>
      rankComponents(...cellsOf(normalSample(60, 10 + run), normalSample(40, 5000 + run))),
    );
    for (const component of [0, 1, 2]) {
      const values = found.map((z) => z[component]!);
      const square = values.reduce((sum, z) => sum + z * z, 0) / values.length;
      expect(square).toBeGreaterThan(0.75);
      expect(square).toBeLessThan(1.25);
      const product = found.reduce((sum, z) => sum + z[component]! * z[(component + 1) % 3]!, 0);
      expect(Math.abs(product / found.length)).toBeLessThan(0.2);
    }
  });

  test('the first is the normal-scores test: antisymmetric, and blind to monotone maps', () => {
    const [a, b] = cellsOf(reference, moved);
    expect(rankComponents(b, a)[0]).toBeCloseTo(-rankComponents(a, b)[0]!, 10);
    const mapped = cellsOf(
      reference.map((value) => Math.exp(value)),
      moved.map((value) => Math.exp(value)),
    );
    expect(rankComponents(...mapped)).toEqual(rankComponents(a, b));
  });

  test.each([
    { what: 'no cell', reference: [], current: [], count: 0 },
    { what: 'one side empty', reference: [3, 4], current: [0, 0], count: 0 },
    { what: 'one value', reference: [50], current: [60], count: 0 },
    { what: 'two values', reference: [50, 50], current: [40, 60], count: 1 },
    { what: 'three values', reference: [50, 40, 30], current: [40, 60, 20], count: 2 },
    { what: 'a value too rare for a normal law', reference: [999, 1], current: [99, 1], count: 0 },
    { what: 'empty cells between', reference: [50, 0, 50], current: [40, 0, 60], count: 1 },
  ])('$what: $count components', ({ reference: a, current: b, count }) => {
    expect(rankComponents(a, b)).toHaveLength(count);
  });

  test('two values: the square is the χ² of the two by two table, less its (N − 1)/N', () => {
    const [z] = rankComponents([300, 700], [180, 320]);
    const { statistic } = chiSquareTwoSample([300, 700], [180, 320], { yates: false });
    expect(z! * z!).toBeCloseTo((statistic * 1499) / 1500, 9);
  });
});

describe('χ² given the margins', () => {
  test('many rows a cell: the limit law', () => {
    const [a, b] = [
      [5000, 3000, 2000],
      [4900, 3120, 2050],
    ];
    const limit = chiSquareTwoSample(a, b, { yates: false }).pValue;
    expect(conditionalChiSquarePValue(a, b)).toBeCloseTo(limit, 3);
  });

  test('a few rows a cell: mean and variance are those of all tables with these margins', () => {
    const shares = Array.from({ length: 300 }, () => 1);
    let alarms = 0;
    for (let run = 0; run < 400; run++) {
      const p = conditionalChiSquarePValue(
        multinomial(shares, 150, run),
        multinomial(shares, 400, run + 9000),
      );
      if (p <= 0.05) alarms++;
    }
    expect(alarms / 400).toBeGreaterThan(0.015);
    expect(alarms / 400).toBeLessThan(0.06 + 3 * Math.sqrt((0.05 * 0.95) / 400));
  });

  test.each([
    { what: 'no rows on one side', a: [0, 0], b: [1, 2], p: Number.NaN },
    { what: 'one cell', a: [5], b: [7], p: 1 },
    { what: 'one cell in use', a: [0, 5], b: [0, 7], p: 1 },
  ])('$what: $p', ({ a, b, p }) => {
    expect(conditionalChiSquarePValue(a, b)).toBe(p);
  });

  test('separate cells: as small as it gets', () => {
    expect(conditionalChiSquarePValue([500, 0], [0, 500])).toBeLessThan(1e-100);
  });
});

describe('p-values combined', () => {
  test.each([
    { what: 'one is itself', pValues: [0.03], combined: 0.03 },
    { what: 'equal ones stay', pValues: [0.2, 0.2, 0.2], combined: 0.2 },
    { what: 'certainty wins', pValues: [0, 0.9], combined: 0 },
    { what: 'unknown ones do not count', pValues: [Number.NaN, 0.04], combined: 0.04 },
    { what: 'nothing known', pValues: [Number.NaN], combined: Number.NaN },
    { what: 'a tiny one costs its weight', pValues: [1e-20, 0.5], combined: 2e-20 },
  ])('$what', ({ pValues, combined }) => {
    const got = cauchyCombination(pValues.map((pValue) => ({ pValue, weight: 1 })));
    if (Number.isNaN(combined)) expect(got).toBeNaN();
    else expect(Math.abs(got - combined)).toBeLessThanOrEqual(1e-9 * combined);
  });

  test('a p of 1 does not cancel a small one', () => {
    const tests = [0.001, 1].map((pValue) => ({ pValue, weight: 1 }));
    expect(cauchyCombination(tests)).toBeLessThan(0.05);
  });
});
