import { describe, expect, test } from '@jest/globals';
import {
  chiSquareCdf,
  chiSquareCritical,
  chiSquareSurvival,
  detectableNoncentrality,
  noncentralChiSquareCdf,
  noncentralChiSquareSurvival,
} from '#stats/chi-square-distribution.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly df: number;
  readonly lambda: number;
  readonly x: number;
  readonly survival: number;
  readonly cdf?: number;
}

const { cases, madeBy } = readOracle<Case>('chi-square-distribution');
const relativeError = (got: number, want: number): number =>
  want < 1e-290 ? Math.abs(got - want) : Math.abs(got - want) / want;

describe(`χ² distribution equals ${madeBy}, in the far tails too`, () => {
  test.each(cases)('df $df, λ $lambda, x $x', ({ df, lambda, x, survival, cdf }) => {
    const got =
      lambda === 0 ? chiSquareSurvival(x, df) : noncentralChiSquareSurvival(x, df, lambda);
    expect(relativeError(got, survival)).toBeLessThan(1e-11);
    if (cdf === undefined) return;
    expect(relativeError(noncentralChiSquareCdf(x, df, lambda), cdf)).toBeLessThan(1e-11);
  });
});

describe('χ² distribution at its edges', () => {
  test.each([
    { name: 'nothing is below 0', got: chiSquareCdf(-1, 3), want: 0 },
    { name: 'everything is above 0', got: chiSquareSurvival(0, 3), want: 1 },
    { name: 'nothing is above infinity', got: chiSquareSurvival(Infinity, 3), want: 0 },
    { name: 'no degree of freedom: all mass at 0', got: chiSquareSurvival(0.1, 0), want: 0 },
    {
      name: 'λ = 0 is the central law',
      got: noncentralChiSquareSurvival(3, 2, 0),
      want: chiSquareSurvival(3, 2),
    },
    { name: 'NaN stays NaN', got: chiSquareSurvival(Number.NaN, 3), want: Number.NaN },
    { name: 'a hundred million rows', got: noncentralChiSquareCdf(1e5, 11, 1e8), want: 0 },
  ])('$name', ({ got, want }) => {
    expect(got).toBe(want);
  });

  test('the critical value gives its own probability back', () => {
    for (const df of [1, 9, 50])
      expect(chiSquareSurvival(chiSquareCritical(0.05, df), df)).toBeCloseTo(0.05, 12);
  });

  test('the detectable noncentrality has the power that was asked for', () => {
    const lambda = detectableNoncentrality(0.05, 0.8, 9);
    const power = noncentralChiSquareSurvival(chiSquareCritical(0.05, 9), 9, lambda);
    expect(power).toBeCloseTo(0.8, 10);
  });
});
