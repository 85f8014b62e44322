import { describe, expect, test } from '@jest/globals';
import { calibrateMetric, type CalibratedMetric } from '#core/gate/calibrate/calibrate-metric.ts';
import {
  detectableLoss,
  marginFor,
  passProbability,
  rowsForMargin,
} from '#core/gate/calibrate/margin.ts';
import { assumedNoise, noiseOfRetrainings } from '#core/gate/calibrate/noise.ts';
import { decideByInterval } from '#core/gate/decide.ts';
import type { Estimate } from '#core/gate/estimate.ts';
import type { GateRule } from '#core/gate/gate-rule.ts';
import { pairedProportionEstimate, proportionEstimate } from '#core/gate/proportion-estimate.ts';
import { seededRandom } from '#stats/random-source.ts';

const levels = { confidence: 0.95, power: 0.9 };
// scipy 1.17.1: norm.ppf([0.975, 0.9, 0.8])
const [z975, z90, z80] = [1.959963984540054, 1.2815515655446004, 0.8416212335729143];
const rows = { rows: 1000, unknown: 'no rows' };

function wald(value: number, error: number, n = 1000): Estimate {
  const boundsAt = (z: number) => ({ lower: value - z * error, upper: value + z * error });
  return { value, n, rows: n, method: 'Wald', boundsAt };
}

const rule = (metric: string, given: GateRule['rule']): GateRule => ({
  metric,
  rule: given,
  severity: 'error',
  path: ['metrics', metric],
});

describe('margins', () => {
  const noise = { standardError: 0.01, betweenTrainings: 0, retrainings: 3 };
  const varied = { ...noise, betweenTrainings: 0.02 };

  test('are as wide as interval and power take', () => {
    expect(marginFor(noise, levels)).toBeCloseTo(-0.01 * (z975 + z90), 12);
    expect(marginFor(varied, levels)).toBeCloseTo(
      -(0.01 * z975 + Math.hypot(0.01, 0.02) * z90),
      12,
    );
    expect(detectableLoss(noise, levels)).toBeCloseTo(0.01 * (z975 + z80), 12);
  });

  test('are passed by an equal model as often as they were made for', () => {
    for (const one of [noise, varied])
      expect(passProbability(one, levels, marginFor(one, levels))).toBeCloseTo(0.9, 9);
    expect(passProbability(noise, levels, 0)).toBeCloseTo(0.025, 9);
  });

  test('shrink with the square root of the rows, down to what training varies', () => {
    const margin = marginFor(noise, levels);
    expect(rowsForMargin(noise, levels, { margin, rows: 1000 })).toBe(1000);
    expect(rowsForMargin(noise, levels, { margin: margin / 2, rows: 1000 })).toBe(4000);
    const needed = rowsForMargin(varied, levels, { margin: -0.03, rows: 1000 });
    expect(marginFor(varied, levels, needed / 1000)).toBeGreaterThanOrEqual(-0.03);
    expect(marginFor(varied, levels, (needed - 1) / 1000)).toBeLessThan(-0.03);
    expect(rowsForMargin(varied, levels, { margin: -0.02, rows: 1000 })).toBe(Infinity);
    expect(rowsForMargin(noise, levels, { margin: 0, rows: 1000 })).toBe(Infinity);
  });
});

describe('the noise of retrainings', () => {
  test('is that of the rows, and what the differences vary beyond it', () => {
    const noise = noiseOfRetrainings([wald(0.03, 0.01), wald(-0.01, 0.01)])!;
    expect(noise.standardError).toBeCloseTo(0.01, 12);
    expect(noise.betweenTrainings).toBeCloseTo(Math.sqrt(0.0005 - 0.0001), 12);
    expect(noise.retrainings).toBe(2);
  });

  test('is that of the rows alone when the differences are no larger', () => {
    expect(noiseOfRetrainings([wald(0.005, 0.01)])!.betweenTrainings).toBe(0);
  });

  test('is unknown without an interval', () => {
    const identical: Estimate = { ...wald(0, 0), boundsAt: () => ({ lower: 0, upper: 0 }) };
    expect(noiseOfRetrainings([identical])).toBeUndefined();
    expect(noiseOfRetrainings([])).toBeUndefined();
  });

  test('is assumed from the correlation where there are none', () => {
    expect(assumedNoise(0.01, 0.5).standardError).toBeCloseTo(0.01, 12);
    expect(assumedNoise(0.01, 0).standardError).toBeCloseTo(0.01 * Math.SQRT2, 12);
  });
});

describe('a calibrated metric', () => {
  const options = { ...levels, correlation: 0.8 };

  test('has a bound on its good side and says how today’s bounds fare', () => {
    const higher = calibrateMetric(
      {
        rule: rule('auc', { minimum: 0.8 }),
        better: 'higher',
        champion: wald(0.8, 0.01),
        improvements: [],
      },
      options,
    ) as CalibratedMetric;
    expect(higher.bound).toBeCloseTo(0.8 - 0.01 * (z975 + z90), 12);
    expect(higher.today.bound!.passes).toBeCloseTo(0.025, 9);
    const lower = calibrateMetric(
      {
        rule: rule('loss', { maximum: 1 }),
        better: 'lower',
        champion: wald(0.5, 0.01),
        improvements: [],
      },
      options,
    ) as CalibratedMetric;
    expect(lower.bound).toBeCloseTo(0.5 + 0.01 * (z975 + z90), 12);
    expect(lower.today.bound!.passes).toBeCloseTo(1, 9);
    expect(lower.margin).toBeLessThan(0);
  });

  test('is not proposed without an interval, with the reason', () => {
    const champion: Estimate = {
      value: Number.NaN,
      n: 3,
      rows: 3,
      method: 'DeLong',
      unknown: 'one class',
    };
    const input = { rule: rule('auc', {}), better: 'higher' as const, champion, improvements: [] };
    expect(calibrateMetric(input, options)).toEqual({ rule: input.rule, unknown: 'one class' });
  });
});

test('a model as good as the champion passes what is proposed with the power asked for', () => {
  const source = seededRandom(7);
  const random = (): number => source.below(2 ** 30) / 2 ** 30;
  // Both right, one right, the other right, neither.
  const draw = (): Estimate[] => {
    const counts = [0, 0, 0, 0];
    for (let row = 0; row < 1000; row++) {
      const u = random();
      counts[u < 0.8 ? 0 : u < 0.85 ? 1 : u < 0.9 ? 2 : 3]! += 1;
    }
    const [both, firstOnly, secondOnly, neither] = counts as [number, number, number, number];
    return [
      proportionEstimate(both + firstOnly, 1000, rows),
      pairedProportionEstimate({ both, firstOnly, secondOnly, neither }, rows),
    ];
  };
  const even = { both: 800, firstOnly: 50, secondOnly: 50, neither: 100 };
  const proposed = calibrateMetric(
    {
      rule: rule('accuracy', {}),
      better: 'higher',
      champion: proportionEstimate(850, 1000, rows),
      improvements: [pairedProportionEstimate(even, rows)],
    },
    { ...levels, correlation: 0.8 },
  ) as CalibratedMetric;
  let [bounds, margins] = [0, 0];
  const gates = 1000;
  for (let gate = 0; gate < gates; gate++) {
    const [value, improvement] = draw();
    if (decideByInterval(value!, { minimum: proposed.bound }, 0.95).verdict === 'pass') bounds++;
    const limits = { minimum: proposed.margin };
    if (decideByInterval(improvement!, limits, 0.95).verdict === 'pass') margins++;
  }
  // Four standard errors of a share of 0.9 in 1,000.
  expect(Math.abs(bounds / gates - 0.9)).toBeLessThan(0.038);
  expect(Math.abs(margins / gates - 0.9)).toBeLessThan(0.038);
});
