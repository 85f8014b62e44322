import { describe, expect, test } from '@jest/globals';
import { uniformBandConstant, uniformBandRadius } from '#stats/uniform-quantile-band.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: { readonly alpha: number; readonly t_min: number; readonly t: number };
  readonly expected: { readonly constant: number; readonly radius: number };
}

const { cases, madeBy } = readOracle<Case>('uniform-quantile-band');

describe(`uniform quantile band equals the solution of ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected }) => {
    expect(Math.abs(uniformBandConstant(input.alpha) - expected.constant)).toBeLessThan(1e-6);
    const radius = uniformBandRadius(input.t, input.t_min, input.alpha);
    expect(Math.abs(radius - expected.radius)).toBeLessThan(1e-7);
  });
});

test('before t_min observations the band says nothing', () => {
  expect(uniformBandRadius(99, 100, 0.05)).toBe(1);
});
