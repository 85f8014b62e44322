import { describe, expect, test } from '@jest/globals';
import { chiSquareContingency, chiSquareTwoSample } from '#stats/chi-square-test.ts';
import { readOracle } from './oracle-cases.ts';

type Expected =
  | { readonly statistic: number; readonly pvalue: number; readonly dof: number }
  | { readonly error: string };
interface TableCase {
  readonly name: string;
  readonly input: { readonly table: readonly (readonly number[])[] };
  readonly expected: { readonly corrected: Expected; readonly uncorrected: Expected };
}
interface CategoricalCase {
  readonly name: string;
  readonly input: { readonly reference: readonly number[]; readonly current: readonly number[] };
  readonly expected: {
    readonly scipy: {
      readonly chi2_contingency: Expected;
      readonly chi2_contingency_uncorrected: Expected;
    };
  };
}

const tables = readOracle<TableCase>('contingency-tables');
const drift = readOracle<CategoricalCase>('drift-categorical');

describe(`χ² contingency test equals chi2_contingency of ${tables.madeBy}`, () => {
  test.each(tables.cases)('$name', ({ input, expected }) => {
    expectResult(chiSquareContingency(input.table), expected.corrected);
    expectResult(chiSquareContingency(input.table, { yates: false }), expected.uncorrected);
  });

  test.each(drift.cases)('two samples: $name', ({ input, expected: { scipy } }) => {
    const { reference, current } = input;
    expectResult(chiSquareTwoSample(reference, current), scipy.chi2_contingency);
    expectResult(
      chiSquareTwoSample(reference, current, { yates: false }),
      scipy.chi2_contingency_uncorrected,
    );
  });

  test('a sample without rows has no statistic', () => {
    expect(chiSquareTwoSample([1, 2], [0, 0]).pValue).toBeNaN();
  });
});

function expectResult(got: ReturnType<typeof chiSquareContingency>, want: Expected): void {
  if ('error' in want) {
    expect(got.statistic).toBeNaN();
    expect(got.pValue).toBeNaN();
    return;
  }
  expect([got.statistic, want.statistic]).toBeCloseToOracle(1e-9);
  expect(got.degreesOfFreedom).toBe(want.dof);
  expect(Math.abs(got.pValue - want.pvalue)).toBeLessThanOrEqual(1e-6 * want.pvalue + 1e-300);
}
