import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kendallTauB, meanRanks, spearman } from '#stats/rank-correlation.ts';
import { topOverlap } from '#stats/top-overlap.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: { readonly x: readonly number[]; readonly y: readonly number[] };
  readonly expected: {
    readonly spearman: { readonly rho: number | 'NaN' };
    readonly kendall_tau_b: { readonly tau: number | 'NaN' };
    readonly top_3_overlap?: number;
    readonly top_5_overlap?: number;
  };
}

/** NaN is only NaN. */
function expectSame(got: number, want: number, digits = 12): void {
  if (Number.isNaN(want)) expect(got).toBeNaN();
  else expect(got).toBeCloseTo(want, digits);
}

const { cases, madeBy } = readOracle<Case>('rank-correlation');

describe(`rank correlations are those of ${madeBy}`, () => {
  test.each(cases.map((one) => [one.name, one] as const))('%s', (_, { input, expected }) => {
    const [x, y] = [Float64Array.from(input.x), Float64Array.from(input.y)];
    expectSame(spearman(x, y), Number(expected.spearman.rho), 9);
    expectSame(kendallTauB(x, y), Number(expected.kendall_tau_b.tau), 9);
  });

  const withTop = cases.filter(({ expected }) => expected.top_3_overlap !== undefined);
  test.each(withTop.map((one) => [one.name, one] as const))(
    '%s: the overlap of the largest',
    (_, { input, expected }) => {
      const [x, y] = [input.x, input.y].map((values) => Float64Array.from(values, Math.abs));
      expect(topOverlap(x!, y!, 3)).toBeCloseTo(expected.top_3_overlap!, 12);
      if (expected.top_5_overlap === undefined) return;
      expect(topOverlap(x!, y!, 5)).toBeCloseTo(expected.top_5_overlap, 12);
    },
  );
});

const values = fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 2, maxLength: 40 });
const pairs = values.chain((x) =>
  fc.tuple(
    fc.constant(x),
    fc.array(fc.integer({ min: 0, max: 6 }), { minLength: x.length, maxLength: x.length }),
  ),
);

describe('rank correlations', () => {
  test('Kendall by merge sort is Kendall by counting every pair', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [Float64Array.from(a), Float64Array.from(b)];
        let [surplus, untiedX, untiedY] = [0, 0, 0];
        for (let i = 0; i < x.length; i++) {
          for (let j = 0; j < i; j++) {
            const [dx, dy] = [Math.sign(x[i]! - x[j]!), Math.sign(y[i]! - y[j]!)];
            surplus += dx * dy;
            untiedX += Math.abs(dx);
            untiedY += Math.abs(dy);
          }
        }
        expectSame(kendallTauB(x, y), surplus / Math.sqrt(untiedX * untiedY));
      }),
    );
  });

  test('do not change when both sides change places, or when values are stretched', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const [x, y] = [Float64Array.from(a), Float64Array.from(b)];
        const stretched = x.map((value) => value ** 3 + 5);
        for (const correlation of [spearman, kendallTauB]) {
          expectSame(correlation(y, x), correlation(x, y));
          expectSame(correlation(stretched, y), correlation(x, y));
        }
      }),
    );
  });

  test('of ties share their mean rank', () => {
    expect([...meanRanks(Float64Array.of(3, 1, 3, 0, 3))]).toEqual([4, 2, 4, 1, 4]);
  });
});

describe('the overlap of the largest', () => {
  test.each([
    ['the same two', [9, 8, 1, 0], [8, 9, 0, 1], 2, 1],
    ['one of two', [9, 8, 1, 0], [9, 0, 8, 1], 2, 1 / 2],
    ['what ties with the last belongs to them', [9, 5, 5, 0], [9, 5, 0, 5], 2, 2 / 3],
    ['what weighs nothing does not', [9, 0, 0, 0], [9, 0, 0, 0], 3, 1],
    ['nothing in common', [1, 0], [0, 1], 1, 0],
    ['more wanted than there are', [1, 2], [2, 1], 9, 1],
  ])('%s', (_, x, y, k, overlap) => {
    expect(topOverlap(Float64Array.from(x), Float64Array.from(y), k)).toBeCloseTo(overlap, 12);
  });

  test('of no weight at all is undefined', () => {
    expect(topOverlap(new Float64Array(3), new Float64Array(3), 2)).toBeNaN();
  });
});
