import { describe, expect, test } from '@jest/globals';
import {
  arrivalOfMoments,
  arrivalOfScores,
  arrivalOfValues,
  judgeArrival,
} from '#core/performance/label-arrival.ts';
import { multinomial, normalSample } from '../../stats/seeded-sample.ts';

const family = { alpha: 0.05, correction: 'benjamini-hochberg' } as const;

describe('whether labels arrive for some kinds of rows', () => {
  test("Welch's test of a number: 2·P(Z > |Δ|/se), distance in standard deviations", () => {
    const one = arrivalOfMoments('x', { n: 100, mean: 1, std: 2 }, { n: 400, mean: 1.5, std: 2 });
    expect(one.distance).toBeCloseTo(0.25, 12);
    // scipy 1.17: 2 * norm.sf(0.5 / sqrt(4/100 + 4/400))
    expect(one.pValue).toBeCloseTo(0.025347318677468252, 12);
  });

  test.each([
    { name: 'constants that agree', b: 1, distance: 0, pValue: 1 },
    { name: 'constants that differ', b: 2, distance: Number.POSITIVE_INFINITY, pValue: 0 },
  ])('$name', ({ b, distance, pValue }) => {
    const one = arrivalOfMoments('x', { n: 9, mean: 1, std: 0 }, { n: 9, mean: b, std: 0 });
    expect(one).toMatchObject({ distance, pValue });
  });

  test('categories: values that one side lacks count', () => {
    const a = new Map([['x', 50]]);
    const b = new Map([
      ['x', 25],
      ['y', 25],
    ]);
    const one = arrivalOfValues('c', a, b);
    expect(one.distance).toBeCloseTo(0.5, 12);
    expect(one.pValue).toBeLessThan(1e-6);
    expect(arrivalOfValues('c', a, a).pValue).toBe(1);
  });

  test.each([
    { coverage: 0.1, selective: true },
    { coverage: 0.9, selective: false },
  ])('counts by what it does to the whole: coverage $coverage', ({ coverage, selective }) => {
    const one = arrivalOfScores(
      's',
      normalSample(2000, 1),
      normalSample(2000, 2).map((x) => x + 0.7),
    );
    expect(judgeArrival([one], coverage, family)[0]!.selective).toBe(selective);
  });

  test('is not seen where labels arrive at random, over 200 columns', () => {
    const comparisons = Array.from({ length: 100 }, (_, index) => {
      const shares = [0.5, 0.3, 0.2];
      const counts = (seed: number) =>
        new Map(multinomial(shares, 300, seed).map((count, value) => [`v${value}`, count]));
      return [
        arrivalOfScores(
          `s${index}`,
          normalSample(300, 3 * index),
          normalSample(300, 3 * index + 1),
        ),
        arrivalOfValues(`c${index}`, counts(7 * index), counts(7 * index + 1)),
      ];
    }).flat();
    const judged = judgeArrival(comparisons, 0.5, family);
    expect(judged.filter(({ selective }) => selective)).toEqual([]);
  });
});
