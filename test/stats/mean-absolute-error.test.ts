import { describe, expect, test } from '@jest/globals';
import { meanAbsoluteError } from '#stats/mean-absolute-error.ts';
import './oracle-cases.ts';
import { regressionCases, regressionOracle } from './regression-oracle.ts';

describe('mean absolute error', () => {
  test.each(regressionCases)(
    `agrees with ${regressionOracle}: $name`,
    ({ truth, predicted, expected, tolerance }) => {
      const got = meanAbsoluteError(truth, predicted);

      expect([got, expected.mae]).toBeCloseToOracle(tolerance);
    },
  );

  test('is unknown without rows', () => {
    expect(meanAbsoluteError(new Float64Array(0), new Float64Array(0))).toBeNaN();
  });
});
