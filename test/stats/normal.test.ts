import { describe, expect, test } from '@jest/globals';
import { criticalValue, normalCdf, normalQuantile, normalSurvival } from '#stats/normal.ts';
import './oracle-cases.ts';

// SciPy 1.17.1: scipy.stats.norm.{cdf, sf, ppf}
const tails = [
  { z: 0, cdf: 0.5, survival: 0.5 },
  { z: 1.959963984540054, cdf: 0.975, survival: 0.025 },
  { z: -1.959963984540054, cdf: 0.025, survival: 0.975 },
  { z: 10, cdf: 1, survival: 7.61985302416053e-24 },
  { z: -10, cdf: 7.61985302416053e-24, survival: 1 },
];

describe('the standard normal law', () => {
  test.each(tails)('has the tails that SciPy 1.17.1 gives at z = $z', ({ z, cdf, survival }) => {
    expect(normalCdf(z) / cdf).toBeCloseTo(1, 9);
    expect(normalSurvival(z) / survival).toBeCloseTo(1, 9);
  });

  test.each([
    [0.5, 0],
    [0.975, 1.959963984540054],
    [0.8, 0.8416212335729143],
    [1e-10, -6.361340902404056],
    [1e-300, -37.04709629936378],
  ])('has its quantile at %p', (p, z) => {
    expect([normalQuantile(p), z]).toBeCloseToOracle(1e-12);
  });

  test('is infinite at 0 and 1 and undefined outside', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });

  test('gives the half-width of a two-sided interval in standard errors', () => {
    expect([criticalValue(0.99), 2.5758293035489004]).toBeCloseToOracle(1e-12);
  });
});
