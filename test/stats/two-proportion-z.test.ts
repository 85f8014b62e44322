import { describe, expect, test } from '@jest/globals';
import { twoProportionZ } from '#stats/two-proportion-z.ts';
import { readOracle } from './oracle-cases.ts';

interface Case {
  readonly name: string;
  readonly input: {
    readonly k1: number;
    readonly n1: number;
    readonly k2: number;
    readonly n2: number;
  };
  readonly expected: {
    readonly z_pooled: {
      readonly statistic: number | 'NaN';
      readonly p_two_sided: number | 'NaN';
    } | null;
  };
}

const { cases, madeBy } = readOracle<Case>('two-proportions-z');

describe(`pooled two-proportion z test equals proportions_ztest of ${madeBy}`, () => {
  test.each(cases)('$name', ({ input, expected: { z_pooled: want } }) => {
    const got = twoProportionZ(
      { successes: input.k1, n: input.n1 },
      { successes: input.k2, n: input.n2 },
    );
    if (want === null || want.statistic === 'NaN') return expect(got.z).toBeNaN();
    expect([got.z, want.statistic]).toBeCloseToOracle(1e-9);
    const p = Number(want.p_two_sided);
    return expect(Math.abs(got.pValue - p)).toBeLessThanOrEqual(1e-6 * p + 1e-300);
  });

  test('equal extremes are no difference', () => {
    const never = { successes: 0, n: 10 };
    expect(twoProportionZ(never, { successes: 0, n: 20 })).toMatchObject({
      pValue: 1,
      difference: 0,
    });
  });
});
