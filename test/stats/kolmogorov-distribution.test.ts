import { describe, expect, test } from '@jest/globals';
import { durbinCdf } from '#stats/durbin-matrix.ts';
import { kolmogorovSurvival } from '#stats/kolmogorov-distribution.ts';
import { smirnovSurvival } from '#stats/smirnov-distribution.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly n: number;
  readonly x: number;
  readonly survival: number;
}

const { cases, madeBy } = readOracle<Case>('kolmogorov-distribution');
const sizes = [...new Set(cases.map(({ n }) => n))];

describe(`one-sample Kolmogorov law equals kstwo.sf of ${madeBy}`, () => {
  test.each(sizes)('n = %d', (size) => {
    for (const { n, x, survival } of cases.filter((one) => one.n === size)) {
      const error = Math.abs(kolmogorovSurvival(n, x) - survival);
      expect(error).toBeLessThanOrEqual(1e-9 * survival + 1e-300);
    }
  });
});

describe('Kolmogorov law', () => {
  test('has no value for a sample size that is none', () => {
    expect(kolmogorovSurvival(0, 0.5)).toBeNaN();
    expect(kolmogorovSurvival(2.5, 0.5)).toBeNaN();
    expect(kolmogorovSurvival(10, Number.NaN)).toBeNaN();
  });

  test('reproduces the published value for n = 10, D = 0.274 (Marsaglia, Tsang, Wang 2003)', () => {
    expect(durbinCdf(10, 0.274)).toBeCloseTo(0.628_479_615_456_504_3, 12);
  });

  test('one-sided: certain at 0, impossible at 1', () => {
    expect(smirnovSurvival(5, 0)).toBe(1);
    expect(smirnovSurvival(5, 1)).toBe(0);
  });
});
