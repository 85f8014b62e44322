import { describe, expect, test } from '@jest/globals';
import { canaryRequestsNeeded } from '#core/rollout/requests-needed.ts';

const bounds = { maxRatio: 1.2, promoteBelow: 2, negligible: 0.01 };
const gap = { missing: Math.log(20), rate: 0.01, share: 0.05, designEffect: 1 };

describe('canary requests still needed', () => {
  test('nothing missing needs nothing', () => {
    expect(canaryRequestsNeeded({ ...gap, missing: 0 }, bounds)).toBe(0);
  });

  test('more errors decide sooner by ratio, none at all by rate', () => {
    const at = (rate: number): number => canaryRequestsNeeded({ ...gap, rate }, bounds)!;
    expect(at(0.05)).toBeLessThan(at(0.01));
    expect(at(0)).toBeLessThan(at(0.004));
  });

  test('a design effect of four needs four times as many', () => {
    const one = canaryRequestsNeeded(gap, bounds)!;
    expect(canaryRequestsNeeded({ ...gap, designEffect: 4 }, bounds)! / one).toBeCloseTo(4, 1);
  });

  test('a ratio bound of 1.2 needs many times the requests of 2', () => {
    const two = canaryRequestsNeeded(gap, bounds)!;
    expect(canaryRequestsNeeded(gap, { ...bounds, promoteBelow: 1.2 })!).toBeGreaterThan(10 * two);
  });
});
