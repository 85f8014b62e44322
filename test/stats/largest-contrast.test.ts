import { describe, expect, test } from '@jest/globals';
import { largestContrastBounds, type BoundsAt } from '#stats/largest-contrast.ts';
import { criticalValue, normalSurvival } from '#stats/normal.ts';

function wald(value: number, standardError = 1): BoundsAt {
  return (z) => ({ lower: value - z * standardError, upper: value + z * standardError });
}

const z = criticalValue(0.95);

describe('bounds of the largest |contrast|', () => {
  test('far from 0 one contrast has its own bounds', () => {
    const { lower, upper } = largestContrastBounds([wald(8)], z);
    expect(lower).toBeCloseTo(8 - 1.96, 2);
    expect(upper).toBeCloseTo(8 + 1.96, 2);
  });

  test('the sign does not matter', () => {
    const [there, back] = [wald(2.5), wald(-2.5)].map((one) => largestContrastBounds([one], z));
    expect(back!.lower).toBeCloseTo(there!.lower, 9);
    expect(back!.upper).toBeCloseTo(there!.upper, 9);
  });

  test.each([2.3, 2.6, 3.2])(
    'the lower bound m is where P(|X| ≥ %d) = 2.5 %% for a mean of ±m',
    (value) => {
      const { lower } = largestContrastBounds([wald(value)], z);
      const p = normalSurvival(value - lower) + normalSurvival(value + lower);
      expect(p).toBeCloseTo(0.025, 8);
    },
  );

  test('it is 0 when both sides of 0 together explain what was seen', () => {
    expect(largestContrastBounds([wald(2.2)], z).lower).toBe(0);
  });

  test('of many contrasts the lower bound is corrected and the upper one is not', () => {
    const others = Array.from({ length: 9 }, () => wald(0));
    const { lower, upper } = largestContrastBounds([wald(8), ...others], z);
    expect(upper).toBeCloseTo(8 + z, 9);
    expect(lower).toBeCloseTo(8 - criticalValue(1 - 0.05 / 10), 6);
  });

  test('a contrast that nothing is known of leaves the upper side open', () => {
    const unknown: BoundsAt = () => ({ lower: -Infinity, upper: Infinity });
    const { lower, upper } = largestContrastBounds([wald(8), unknown], z);
    expect(upper).toBe(Infinity);
    expect(lower).toBeGreaterThan(5);
  });
});
