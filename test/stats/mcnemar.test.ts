import { describe, expect, test } from '@jest/globals';
import { mcnemar } from '#stats/mcnemar.ts';
import { readOracle } from './oracle-cases.ts';

const { cases, madeBy } = readOracle<{
  name: string;
  input: { first_only: number; second_only: number };
  expected: { exact_p: number; mid_p: number };
}>('mcnemar');

describe("McNemar's test", () => {
  test.each(cases)(`agrees with ${madeBy}: $name`, ({ input, expected }) => {
    const { exactP, midP } = mcnemar(input.first_only, input.second_only);
    expect(Math.abs(exactP - expected.exact_p)).toBeLessThanOrEqual(
      1e-6 * expected.exact_p + 1e-12,
    );
    expect(Math.abs(midP - expected.mid_p)).toBeLessThanOrEqual(1e-6 * expected.mid_p + 1e-12);
  });
});
