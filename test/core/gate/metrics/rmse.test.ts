import { describe, expect, test } from '@jest/globals';
import { gateRows } from '#core/gate/gate-rows.ts';
import { rmse } from '#core/gate/metrics/rmse.ts';
import { criticalValue } from '#stats/normal.ts';
import '../../../stats/oracle-cases.ts';
import { regressionCases, regressionOracle } from '../../../stats/regression-oracle.ts';
import { bootstrap, standardOptions } from '../prediction-oracle.ts';

describe('rmse as a gate metric', () => {
  test.each(regressionCases)(
    `has the value of ${regressionOracle}: $name`,
    ({ truth, predicted, expected, tolerance }) => {
      const rows = gateRows({ labels: truth, candidate: predicted }, bootstrap);
      const { candidate } = rmse.evaluate(rows, standardOptions);
      expect([candidate.value, expected.rmse]).toBeCloseToOracle(tolerance);
    },
  );

  test('shows that a prediction with less noise is better', () => {
    const labels = Float64Array.from({ length: 400 }, (_, row) => 1e6 + Math.sin(row) * 10);
    const noisy = (size: number) => labels.map((value, row) => value + size * Math.cos(row * 7.3));
    const rows = gateRows({ labels, candidate: noisy(1), champion: noisy(2) }, bootstrap);
    const { improvement } = rmse.evaluate(rows, standardOptions);
    const { lower, upper } = improvement!.boundsAt!(criticalValue(0.95));
    expect(lower).toBeGreaterThan(0);
    expect(lower).toBeLessThan(improvement!.value);
    expect(upper).toBeGreaterThan(improvement!.value);
  });
});
