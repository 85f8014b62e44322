import { describe, expect, test } from '@jest/globals';
import { normalSurvival } from '#stats/normal.ts';
import { seededRandom } from '#stats/random-source.ts';
import { estimateMean, skewCorrectedBounds } from '#stats/skew-corrected-interval.ts';
import { meanInterval, studentFromNormal, studentTwoSided } from '#stats/student-t.ts';

describe("Student's t from a normal quantile", () => {
  test.each([
    [1.96, 29],
    [1.96, 65],
    [1.96, 199],
    [3, 65],
    [4, 199],
    [-1.96, 65],
  ])('leaves as much beyond %d with %i degrees of freedom', (z, df) => {
    const t = studentFromNormal(z, df);
    const relative = studentTwoSided(Math.abs(t), df) / (2 * normalSurvival(Math.abs(z)));
    expect(Math.abs(relative - 1)).toBeLessThan(2e-3);
    expect(Math.sign(t)).toBe(Math.sign(z));
  });
});

describe('the skew-corrected interval of a mean', () => {
  test('is that of Student for a symmetric sample', () => {
    const values = Float64Array.from({ length: 41 }, (_, k) => (k - 20) / 7);
    const estimate = estimateMean(values);
    const bounds = skewCorrectedBounds(estimate, 1.959_963_984_540_054);
    const std = estimate.standardError * Math.sqrt(41);
    const student = meanInterval({ mean: 0, std, n: 41 }, 0.95);
    expect(bounds.lower).toBeCloseTo(student.lower, 5);
    expect(bounds.upper).toBeCloseTo(student.upper, 5);
  });

  test('reaches farther to the side of the long tail', () => {
    const random = seededRandom(3);
    const losses = Float64Array.from(
      { length: 100 },
      () => -Math.log((random.below(1e6) + 1) / 1e6),
    );
    const { mean, ...estimate } = estimateMean(losses);
    const { lower, upper } = skewCorrectedBounds({ mean, ...estimate }, 1.96);
    expect(upper - mean).toBeGreaterThan(1.1 * (mean - lower));
  });

  test('misses a skewed mean above at nearly the stated rate, where the plain interval misses twice as often', () => {
    const random = seededRandom(8);
    const runs = 4000;
    const missed = { plain: 0, corrected: 0 };
    for (let run = 0; run < runs; run++) {
      const losses = Float64Array.from(
        { length: 60 },
        () => -Math.log((random.below(1e6) + 1) / 1e6),
      );
      const estimate = estimateMean(losses);
      if (skewCorrectedBounds(estimate, 1.96).upper < 1) missed.corrected += 1;
      if (estimate.mean + 1.96 * estimate.standardError < 1) missed.plain += 1;
    }
    expect(missed.plain / runs).toBeGreaterThan(0.05);
    expect(missed.corrected / runs).toBeLessThan(0.038);
  });

  test('counts a row of weight 2 as two in the mean, and once as evidence', () => {
    const values = Float64Array.of(1, 2, 6);
    expect(estimateMean(values, Float64Array.of(1, 2, 1)).mean).toBe(2.75);
    expect(estimateMean(values, Float64Array.of(3, 3, 3)).standardError).toBeCloseTo(
      estimateMean(values).standardError,
      12,
    );
  });
});
