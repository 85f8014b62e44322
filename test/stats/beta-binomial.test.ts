import { describe, expect, test } from '@jest/globals';
import { betaBinomialLower, betaBinomialUpper } from '#stats/beta-binomial.ts';

// Closed forms: with a = b = 1 every count is as likely, with a = 1 the chance of c or more is a product.
describe('the count that the next draws stay within', () => {
  test.each([
    { size: 99, alpha: 0.05, upper: 94 },
    { size: 99, alpha: 0.1, upper: 89 },
    { size: 0, alpha: 0.1, upper: 0 },
  ])('is that of a uniform law for a = b = 1: $size draws at $alpha', ({ size, alpha, upper }) => {
    // P(X > c) = (size − c)/(size + 1)
    expect(betaBinomialUpper({ size, a: 1, b: 1 }, alpha)).toBe(upper);
    expect(betaBinomialLower({ size, a: 1, b: 1 }, alpha)).toBe(size - upper);
  });

  test.each([
    [50, 1000, 1e-4],
    [1000, 1000, 1e-4],
    [1000, 100, 1e-3],
  ])('is exact for none of n seen (n = %d, %d more, chance %d)', (n, size, alpha) => {
    // P(X ≥ c) = Π_{i<c} (size − i)/(n + size − i), for a = 1 and b = n.
    const atLeast = (count: number): number => {
      let chance = 1;
      for (let i = 0; i < count; i++) chance *= (size - i) / (n + size - i);
      return chance;
    };
    const upper = betaBinomialUpper({ size, a: 1, b: n }, alpha);
    expect(atLeast(upper + 1)).toBeLessThanOrEqual(alpha);
    expect(atLeast(upper)).toBeGreaterThan(alpha);
  });

  test('goes over into the normal law without a step', () => {
    const law = { a: 2001, b: 8001 };
    const summed = betaBinomialUpper({ size: 99_000, ...law }, 1e-3) / 99_000;
    const normal = betaBinomialUpper({ size: 101_000, ...law }, 1e-3) / 101_000;
    expect(Math.abs(summed - normal)).toBeLessThan(3e-4);
  });
});
