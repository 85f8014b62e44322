import { describe, expect, test } from '@jest/globals';
import type { Estimate } from '#core/gate/estimate.ts';
import { givenEstimate, unpairedImprovement } from '#core/gate/evidence/given-interval.ts';

// scipy 1.17.1: norm.ppf([0.975, 0.95])
const [z975, z95] = [1.959963984540054, 1.6448536269514722];

function candidate(value: number, below: number, above = below): Estimate {
  const boundsAt = (z: number) => ({ lower: value - z * below, upper: value + z * above });
  return { value, n: 100, rows: 200, method: 'Wald', boundsAt };
}
const champion = (value: number, below: number, above = below, [level, z] = [0.95, z975]) => ({
  value,
  interval: { lower: value - z * below, upper: value + z * above, level },
});

describe('the improvement over a champion of value and interval', () => {
  test('has the errors of both, as of two samples', () => {
    const { value, boundsAt, rows } = unpairedImprovement(
      candidate(0.9, 0.03),
      champion(0.8, 0.04),
      'higher',
    )!;
    expect([value, rows]).toEqual([expect.closeTo(0.1, 12), 200]);
    // Two normal errors add as squares: 0.03, 0.04 → 0.05.
    expect(boundsAt!(2)).toEqual({ lower: expect.closeTo(0, 12), upper: expect.closeTo(0.2, 12) });
  });

  test('turns around where lower is better, with the sides of skewed intervals', () => {
    const loss = unpairedImprovement(candidate(0.5, 3, 5), champion(0.8, 12, 4), 'lower')!;
    expect(loss.value).toBeCloseTo(0.3, 12);
    // Of candidate − champion: below √(3² + 4²), above √(5² + 12²).
    expect(loss.boundsAt!(1).lower).toBeCloseTo(0.3 - 13, 9);
    expect(loss.boundsAt!(1).upper).toBeCloseTo(0.3 + 5, 9);
  });

  test('reads an interval of another level', () => {
    const at90 = unpairedImprovement(candidate(0, 3), champion(0, 4, 4, [0.9, z95]), 'higher')!;
    expect(at90.boundsAt!(1).upper).toBeCloseTo(5, 9);
  });

  test('is not to be had without an interval of the candidate', () => {
    const { boundsAt: _, ...alone } = candidate(0.9, 0.1);
    expect(unpairedImprovement(alone, champion(0.8, 0.1), 'higher')).toBeUndefined();
    expect(
      unpairedImprovement(candidate(Number.NaN, 0.1), champion(0.8, 0.1), 'higher'),
    ).toBeUndefined();
  });
});

test('the champion shows the interval that it came with, at its level', () => {
  const { interval, value } = champion(0.8, 0.01, 0.02);
  const { lower, upper } = givenEstimate(value, interval).boundsAt!(z975);
  expect([lower, upper]).toEqual([
    expect.closeTo(interval.lower, 12),
    expect.closeTo(interval.upper, 12),
  ]);
});
