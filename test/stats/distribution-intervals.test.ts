import { describe, expect, test } from '@jest/globals';
import { orderStatisticInterval } from '#stats/order-statistic-interval.ts';
import { standardDeviationInterval } from '#stats/standard-deviation-interval.ts';
import { uniform } from './seeded-sample.ts';
import './oracle-cases.ts';

describe('the order-statistic interval of a quantile (ranks by scipy 1.15.3, stats.binom)', () => {
  test.each([
    [0, 0.5, 0.95, 0, 1],
    [1, 0.5, 0.95, 0, 2],
    [5, 0.5, 0.95, 0, 6],
    [6, 0.5, 0.95, 1, 6],
    [10, 0.5, 0.95, 2, 9],
    [100, 0.5, 0.95, 40, 61],
    [100, 0.9, 0.95, 84, 96],
    [1000, 0.99, 0.99, 981, 998],
    [100, 0, 0.95, 0, 1],
    [50, 1, 0.95, 50, 51],
  ])('%s values, quantile %s at %s: ranks %s to %s', (n, q, level, lower, upper) => {
    expect(orderStatisticInterval(n, q, level)).toEqual({ lower, upper });
  });

  test('is found for as many rows as a table has', () => {
    const { lower, upper } = orderStatisticInterval(50_000_000, 0.5, 0.95);
    expect(upper - lower).toBeGreaterThan(13_800);
    expect(upper - lower).toBeLessThan(13_900); // 2 · 1.96 · √(n/4)
  });
});

describe("Bonett's interval of a standard deviation", () => {
  test('agrees with its formula in numpy 2 and scipy 1.15.3', () => {
    const shape = { std: 43.617656975128774, n: 5, kurtosis: 3.2467164893001637 };
    const { lower, upper } = standardDeviationInterval(shape, 0.95);
    expect([lower, 14.361055501264138]).toBeCloseToOracle(1e-9);
    expect([upper, 217.88612759584908]).toBeCloseToOracle(1e-9);
  });

  test.each([0, 1, 2])('knows nothing of %s values', (n) => {
    const everything = { lower: 0, upper: Infinity };
    expect(standardDeviationInterval({ std: 1, n, kurtosis: 3 }, 0.95)).toEqual(everything);
  });

  test('covers the truth about as often as it says, also for laws that are not normal', () => {
    const draws = 1000;
    const n = 60;
    let covered = 0;
    for (let draw = 0; draw < draws; draw++) {
      const next = uniform(draw);
      const values = Array.from({ length: n }, () => next());
      const mean = values.reduce((sum, value) => sum + value, 0) / n;
      const power = (k: number): number =>
        values.reduce((sum, value) => sum + (value - mean) ** k, 0) / n;
      const std = Math.sqrt((power(2) * n) / (n - 1));
      const kurtosis = power(4) / power(2) ** 2;
      const { lower, upper } = standardDeviationInterval({ std, n, kurtosis }, 0.95);
      if (lower <= Math.sqrt(1 / 12) && Math.sqrt(1 / 12) <= upper) covered++;
    }
    expect(covered / draws).toBeGreaterThan(0.93);
    expect(covered / draws).toBeLessThan(0.98);
  });
});
