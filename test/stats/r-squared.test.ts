import { describe, expect, test } from '@jest/globals';
import { rSquared } from '#stats/r-squared.ts';
import './oracle-cases.ts';
import { regressionCases, regressionOracle } from './regression-oracle.ts';

describe('r squared', () => {
  test.each(regressionCases)(
    `agrees with ${regressionOracle}: $name`,
    ({ truth, predicted, expected, tolerance }) => {
      const got = rSquared(truth, predicted);
      if (expected.r2 === 'NaN') return expect(got).toBeNaN();
      expect([got, expected.r2]).toBeCloseToOracle(tolerance);
    },
  );

  test('is unknown without rows', () => {
    expect(rSquared(new Float64Array(0), new Float64Array(0))).toBeNaN();
  });
});
