import { describe, expect, test } from '@jest/globals';
import { newcombePairedInterval } from '#stats/newcombe-interval.ts';
import { readOracle } from './oracle-cases.ts';

const paired = readOracle<{
  name: string;
  input: { both: number; first_only: number; second_only: number; neither: number };
  expected: { newcombe_paired_95: [number, number]; newcombe_paired_90: [number, number] };
}>('mcnemar');

describe('the Newcombe interval of two proportions on the same rows', () => {
  test.each(paired.cases)('agrees with the definition (1998, method 10): $name', (oracle) => {
    const { both, first_only: firstOnly, second_only: secondOnly, neither } = oracle.input;
    for (const [level, [lower, upper]] of [
      [0.95, oracle.expected.newcombe_paired_95],
      [0.9, oracle.expected.newcombe_paired_90],
    ] as const) {
      const got = newcombePairedInterval({ both, firstOnly, secondOnly, neither }, level);
      expect([got.lower, lower]).toBeCloseToOracle(1e-9);
      expect([got.upper, upper]).toBeCloseToOracle(1e-9);
    }
  });

  test('knows nothing without rows', () => {
    const none = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
    expect(newcombePairedInterval(none, 0.95)).toEqual({ lower: -1, upper: 1 });
  });
});
