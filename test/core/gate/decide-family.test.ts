import { describe, expect, test } from '@jest/globals';
import { decideFamily } from '#core/gate/decide-family.ts';
import type { Estimate } from '#core/gate/estimate.ts';
import { predictionCases, predictionOracle, type DelongFigures } from './prediction-oracle.ts';

function wald(value: number, standardError: number): Estimate {
  const boundsAt = (z: number) => ({
    lower: value - z * standardError,
    upper: value + z * standardError,
  });
  return { value, n: 100, rows: 100, method: 'Wald', boundsAt };
}

function ofSegment({ defined, difference, ci95_difference: interval }: DelongFigures): Estimate {
  if (!defined) return { value: difference, n: 8, rows: 8, method: 'DeLong', unknown: 'too few' };
  return wald(difference, (interval[1] - interval[0]) / 2 / 1.959963984540054);
}

describe('a family of slices', () => {
  test.each(predictionCases)(`has the Holm p-values of ${predictionOracle}: $name`, (oracle) => {
    const { segments } = oracle.expected;
    const members = segments.map(({ delong }) => ({
      estimate: ofSegment(delong),
      limits: { minimum: -0.02 },
    }));
    decideFamily(members, 0.95).forEach(({ pWorseAdjusted }, index) => {
      const want = segments[index]!.delong['p_worse_than_margin_0.02_holm'];
      if (want === undefined) return expect(pWorseAdjusted).toBeNaN();
      expect(Math.abs(pWorseAdjusted - want)).toBeLessThanOrEqual(1e-6 * want + 1e-12);
    });
  });

  test('does not fail one slice of twenty that looks bad by chance', () => {
    const slices = [wald(-0.021, 0.01), ...Array.from({ length: 19 }, () => wald(0.01, 0.01))];
    const decisions = decideFamily(
      slices.map((estimate) => ({ estimate, limits: { minimum: 0 } })),
      0.95,
    );
    expect(decideFamily([{ estimate: slices[0]!, limits: { minimum: 0 } }], 0.95)[0]!.verdict).toBe(
      'fail',
    );
    const [first] = decisions;
    expect(first!.verdict).toBe('inconclusive');
    // The interval shown agrees with the verdict: at the corrected level it contains the margin.
    expect(first!.interval!.level).toBeCloseTo(1 - 0.05 / 20, 12);
    expect(first!.interval!.upper).toBeGreaterThan(0);
  });

  test('fails the slice that is bad whatever the correction, at the corrected level', () => {
    const members = [wald(-0.05, 0.01), wald(0.03, 0.01), wald(0.03, 0.01)].map((estimate) => ({
      estimate,
      limits: { minimum: 0 },
    }));
    const [bad, good] = decideFamily(members, 0.95);
    expect(bad!.verdict).toBe('fail');
    expect(bad!.interval!.level).toBeCloseTo(1 - 0.05 / 3, 12);
    expect(bad!.interval!.upper).toBeLessThan(0);
    expect(good!).toMatchObject({ verdict: 'pass', interval: { level: 0.95 } });
  });

  test('never passes a slice that would not pass alone', () => {
    const alone = { estimate: wald(0.01, 0.01), limits: { minimum: 0 } };
    const family = [alone, { estimate: wald(-0.9, 0.01), limits: { minimum: 0 } }];
    expect(decideFamily(family, 0.95)[0]!.verdict).toBe('inconclusive');
  });
});
