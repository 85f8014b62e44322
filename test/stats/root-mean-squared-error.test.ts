import { describe, expect, test } from '@jest/globals';
import { rootMeanSquaredError } from '#stats/root-mean-squared-error.ts';
import './oracle-cases.ts';
import { regressionCases, regressionOracle } from './regression-oracle.ts';

describe('root mean squared error', () => {
  test.each(regressionCases)(
    `agrees with ${regressionOracle}: $name`,
    ({ truth, predicted, expected, tolerance }) => {
      const got = rootMeanSquaredError(truth, predicted);

      expect([got, expected.rmse]).toBeCloseToOracle(tolerance);
    },
  );

  test('is unknown without rows', () => {
    expect(rootMeanSquaredError(new Float64Array(0), new Float64Array(0))).toBeNaN();
  });
});
