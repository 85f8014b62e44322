import { describe, expect, test } from '@jest/globals';
import { benjaminiHochberg, holm, uncorrected } from '#stats/multiple-testing.ts';
import { readOracle } from './oracle-cases.ts';

interface Expected {
  readonly adjusted: readonly number[];
  readonly reject: readonly boolean[];
}
interface Case {
  readonly name: string;
  readonly input: { readonly p_values: readonly number[]; readonly alpha: number };
  readonly expected: { readonly holm: Expected; readonly benjamini_hochberg: Expected };
}

const { cases, madeBy } = readOracle<Case>('multiple-testing');

describe(`adjusted p-values equal ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    for (const [correct, want] of [
      [holm, expected.holm],
      [benjaminiHochberg, expected.benjamini_hochberg],
    ] as const) {
      const got = correct(input.p_values);
      for (const [index, value] of want.adjusted.entries()) {
        expect([got[index], value]).toBeCloseToOracle(1e-9);
      }
      expect(got.map((p) => p <= input.alpha)).toEqual(want.reject);
    }
  });
});

describe('adjusted p-values', () => {
  test.each([holm, benjaminiHochberg, uncorrected])('of no tests are none', (correct) => {
    expect(correct([])).toEqual([]);
  });

  test('leave a test without a p-value out of the count', () => {
    expect(holm([0.02, Number.NaN, 0.5])).toEqual([0.04, Number.NaN, 0.5]);
    expect(benjaminiHochberg([0.02, Number.NaN, 0.5])).toEqual([0.04, Number.NaN, 0.5]);
  });
});
