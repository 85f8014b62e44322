import { describe, expect, test } from '@jest/globals';
import { oneSidedP, rowsForDecision, type Estimate } from '#core/gate/estimate.ts';
import { proportionEstimate } from '#core/gate/proportion-estimate.ts';
import { normalSurvival } from '#stats/normal.ts';

const wald: Estimate = {
  value: 0.03,
  n: 500,
  rows: 1000,
  method: 'Wald',
  boundsAt: (z) => ({ lower: 0.03 - z * 0.01, upper: 0.03 + z * 0.01 }),
};

describe('the one-sided p-value by inverting the interval', () => {
  test.each([
    [0, 'above', normalSurvival(3)],
    [0, 'below', normalSurvival(-3)],
    [0.05, 'below', normalSurvival(2)],
    [0.05, 'above', normalSurvival(-2)],
    [-0.2, 'above', normalSurvival(23)],
  ] as const)('is the z-test for a Wald interval: limit %p, %p it', (limit, side, p) => {
    expect(oneSidedP(wald, limit, side) / p).toBeCloseTo(1, 9);
  });

  test('does not exist without an interval', () => {
    const { boundsAt: _, ...estimate } = wald;
    expect(oneSidedP(estimate, 0, 'above')).toBeNaN();
  });

  test('is as good as 0 when no interval reaches the limit', () => {
    const exact: Estimate = { ...wald, boundsAt: () => ({ lower: 0.03, upper: 0.03 }) };
    expect(oneSidedP(exact, 0.04, 'below')).toBeLessThan(1e-300);
  });
});

describe('the rows for a decision', () => {
  const today = { lower: 0.01, upper: 0.05, level: 0.95 };

  test('come from the formula of the method when it asks for more than there are', () => {
    const estimate: Estimate = { ...wald, rowsFor: () => 4321 };
    expect(rowsForDecision(estimate, 0.02, today)).toBe(4321);
  });

  test('come from the width when the formula says that today is enough', () => {
    const estimate: Estimate = { ...wald, rowsFor: () => 10 };
    expect(rowsForDecision(estimate, 0.02, today)).toBeGreaterThan(1000);
  });

  test.each([
    // (z₀.₉₇₅ √(L(1 − L)) + z₀.₈ √(p(1 − p)))² / (p − L)² with norm.ppf of SciPy 1.17.1
    ['without a mistake', 1, 1, 0.9843, 240.837446956001],
    ['half right', 1, 2, 0.6, 190.71415336325418],
  ] as const)('of a share %s are those of the score test', (_, successes, n, limit, expected) => {
    const estimate = proportionEstimate(successes, n, { rows: 100 * n, unknown: '' });
    const { lower, upper } = estimate.boundsAt!(1.959963984540054);
    const rows = rowsForDecision(estimate, limit, { lower, upper, level: 0.95 });
    expect(rows / 100).toBeCloseTo(expected, 9);
  });
});
