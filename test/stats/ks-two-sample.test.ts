import { describe, expect, test } from '@jest/globals';
import { ksAsymptoticPValue, ksExactPValue, ksPValue, ksTwoSample } from '#stats/ks-two-sample.ts';
import { numericDrift, sortedFinite } from './drift-cases.ts';

const relativeError = (got: number, want: number): number =>
  Object.is(got, want) ? 0 : Math.abs(got - want) / Math.max(want, 1e-300);

describe(`two-sample KS equals ks_2samp of ${numericDrift.madeBy}`, () => {
  test.each(numericDrift.cases)('$name', ({ input, expected: { ks } }) => {
    const [a, b] = [sortedFinite(input.reference), sortedFinite(input.current)];
    const got = ksTwoSample(a, b);
    expect(Math.abs(got.statistic - ks.statistic)).toBeLessThan(1e-14);
    const [exact, asymptotic] = [ksExactPValue, ksAsymptoticPValue].map((pValue) =>
      pValue(got.statistic, a.length, b.length),
    );
    expect(relativeError(asymptotic!, Number(ks.pvalue_asymp))).toBeLessThan(1e-9);
    if (ks.pvalue_exact === null) return;
    expect(relativeError(exact!, ks.pvalue_exact)).toBeLessThan(1e-9);
    expect(got).toMatchObject({ pValue: exact, method: 'exact' });
  });
});

describe('two-sample KS', () => {
  test('counts paths up to 10 000 values a side, SciPy 1.17.1 beyond the oracle files', () => {
    expect(relativeError(ksPValue(0.05, 10_000, 9999).pValue, 2.614608400705713e-11)).toBeLessThan(
      1e-9,
    );
    expect(
      relativeError(ksPValue(0.05, 10_000, 10_000).pValue, 2.7522193691639167e-11),
    ).toBeLessThan(1e-9);
    expect(ksPValue(0.05, 10_001, 500).method).toBe('asymptotic');
  });

  test('an empty sample has no distance', () => {
    expect(ksTwoSample(new Float64Array(), Float64Array.of(1)).statistic).toBeNaN();
  });

  test('a distance of 1 between large samples has p 0 at once', () => {
    expect(ksExactPValue(1, 10_000, 9999)).toBe(0);
  });
});
