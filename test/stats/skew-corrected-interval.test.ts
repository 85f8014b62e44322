import { describe, expect, test } from '@jest/globals';
import { normalSurvival } from '#stats/normal.ts';
import { seededRandom } from '#stats/random-source.ts';
import {
  differenceBounds,
  estimateMean,
  skewCorrected,
  skewCorrectedBounds,
} from '#stats/skew-corrected-interval.ts';
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
    expect(bounds.lower).toBeCloseTo(student.lower, 4);
    expect(bounds.upper).toBeCloseTo(student.upper, 4);
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
    expect(estimateMean(values, { weights: Float64Array.of(1, 2, 1) }).mean).toBe(2.75);
    expect(estimateMean(values, { weights: Float64Array.of(3, 3, 3) }).standardError).toBeCloseTo(
      estimateMean(values).standardError,
      12,
    );
  });
});

describe('the interval of a difference of two models', () => {
  const symmetric = { value: 0.2, standardError: 0.1, skewness: 0, degreesOfFreedom: 40 };

  test('is that of Student without skewness, about the value less its bias', () => {
    const { lower, upper } = differenceBounds({ ...symmetric, bias: 0.5 }, 1.96);
    const halfWidth = 0.1 * studentFromNormal(1.96, 40);
    expect(lower).toBeCloseTo(0.15 - halfWidth, 12);
    expect(upper).toBeCloseTo(0.15 + halfWidth, 12);
  });

  test('is never nearer on either side than that of Student, nor than the skew-corrected one', () => {
    for (const skewness of [-0.4, -0.1, 0.1, 0.4]) {
      const estimate = { ...symmetric, skewness };
      const { lower, upper } = differenceBounds(estimate, 1.96);
      const student = differenceBounds(symmetric, 1.96);
      const corrected = skewCorrected(estimate, 1.96);
      expect(lower).toBe(Math.min(student.lower, corrected.lower));
      expect(upper).toBe(Math.max(student.upper, corrected.upper));
    }
  });
});

// The quadratic ABC interval by its own formula (DiCiccio and Efron 1992): λ = w / (1 − a w)², value + standard error · (λ + c_q λ²).
test('bends as the quadratic ABC interval does, to second order', () => {
  const [a, curvature, bias] = [0.004, -0.006, 0.01];
  const estimate = {
    value: 0,
    standardError: 1,
    skewness: 6 * a,
    degreesOfFreedom: 1e9,
    bias,
    curvature,
  };
  const { lower, upper } = skewCorrected(estimate, 1.96);
  const abc = (z: number): number => {
    const w = a + curvature - bias + z;
    const lambda = w / (1 - a * w) ** 2;
    return lambda + curvature * lambda ** 2;
  };
  expect(lower).toBeCloseTo(abc(-1.96), 3);
  expect(upper).toBeCloseTo(abc(1.96), 3);
});
