import { describe, expect, test } from '@jest/globals';
import { gateRows } from '#core/gate/gate-rows.ts';
import type { MetricOptions } from '#core/gate/metric-options.ts';
import { regressionMetrics } from '#core/gate/metric-registry.ts';
import { percentageErrorOfRow } from '#stats/percentage-error.ts';
import '../../../stats/oracle-cases.ts';
import { allRegressionCases, regressionOracle } from '../../../stats/regression-oracle.ts';
import { standardOptions } from '../prediction-oracle.ts';

// Values only: the intervals have tests of their own.
const bootstrap = { draws: 10, seed: 1, classBalance: 'sampled' } as const;

type RegressionCase = (typeof allRegressionCases)[number];

function valueOf(
  metric: string,
  { truth, predicted, weights }: RegressionCase,
  options: Partial<MetricOptions> = {},
): number {
  const data = { labels: truth, candidate: predicted, ...(weights ? { weights } : {}) };
  const { candidate } = regressionMetrics[metric]!.evaluate(gateRows(data, bootstrap), {
    ...standardOptions,
    ...options,
  });
  return candidate.value;
}

describe(`regression metrics of the gate, beside ${regressionOracle}`, () => {
  test.each(allRegressionCases)('$name', (one) => {
    const { expected, tolerance } = one;
    for (const metric of ['rmse', 'mae', 'median_absolute_error'] as const) {
      expect([valueOf(metric, one), expected[metric]]).toBeCloseToOracle(tolerance);
    }
    for (const [alpha, want] of Object.entries(expected.pinball)) {
      const got = valueOf('pinball', one, { alpha: Number(alpha) });
      expect([got, want]).toBeCloseToOracle(tolerance);
    }
    if (expected.r2 === 'NaN') expect(valueOf('r2', one)).toBeNaN();
    else expect([valueOf('r2', one), expected.r2]).toBeCloseToOracle(tolerance);
  });

  test.each(allRegressionCases.filter(({ truth }) => !truth.includes(0)))('mape: $name', (one) => {
    expect([valueOf('mape', one), one.expected.mape]).toBeCloseToOracle(one.tolerance);
  });

  test.each(allRegressionCases.filter(({ truth }) => truth.includes(0)))(
    'mape is undefined where the tool divides by its epsilon: $name',
    (one) => {
      expect(valueOf('mape', one)).toBeNaN();
      const { truth, predicted } = one;
      const sum = truth.reduce((all, y, row) => all + percentageErrorOfRow(y, predicted[row]!), 0);
      expect(sum / truth.length / one.expected.mape).toBeCloseTo(1, 9);
    },
  );
});
