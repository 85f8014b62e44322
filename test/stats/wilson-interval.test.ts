import { describe, expect, test } from '@jest/globals';
import { wilsonInterval } from '#stats/wilson-interval.ts';
import { readOracle } from './oracle-cases.ts';

const { cases, madeBy } = readOracle<{
  name: string;
  input: { successes: number; n: number; confidence: number };
  expected: { wilson: [number, number] };
}>('proportion-intervals');

describe('the Wilson interval', () => {
  test.each(cases)(`agrees with ${madeBy}: $name`, ({ input, expected }) => {
    const { lower, upper } = wilsonInterval(input.successes, input.n, input.confidence);
    expect([lower, expected.wilson[0]]).toBeCloseToOracle(1e-9);
    expect([upper, expected.wilson[1]]).toBeCloseToOracle(1e-9);
  });

  test('knows nothing without trials', () => {
    expect(wilsonInterval(0, 0, 0.95)).toEqual({ lower: 0, upper: 1 });
  });

  test('touches 0 and 1 exactly, so that a bound of 1 can be met', () => {
    expect(wilsonInterval(0, 20, 0.95).lower).toBe(0);
    expect(wilsonInterval(20, 20, 0.95).upper).toBe(1);
  });
});
