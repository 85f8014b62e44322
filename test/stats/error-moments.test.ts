import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { errorMoments } from '#stats/error-moments.ts';
import { differenceBounds } from '#stats/skew-corrected-interval.ts';

const numbers = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
  minLength: 4,
  maxLength: 40,
});

describe('the moments of an error by the influences of the rows', () => {
  test('of a mean are its standard error and its skewness', () => {
    const values = [1, 2, 2, 3, 7, 9];
    const { standardError, skewness } = errorMoments([
      { changes: Float64Array.from(values, (one) => one / 6) },
    ]);
    // Variance 32 / 3 / 6 rows and third central moment 156 / 6², by hand.
    expect(standardError).toBeCloseTo(Math.sqrt(52 / 5 / 6), 12);
    const cubes = values.reduce((sum, one) => sum + (one - 4) ** 3, 0);
    expect(skewness).toBeCloseTo(cubes / 6 ** 3 / standardError ** 3, 12);
  });

  test('never know the spread better than as many normal rows do', () => {
    fc.assert(
      fc.property(numbers, (values) => {
        const { standardError, degreesOfFreedom } = errorMoments([
          { changes: Float64Array.from(values) },
        ]);
        if (standardError > 1e-9)
          expect(degreesOfFreedom).toBeLessThanOrEqual((values.length - 1) * (1 + 1e-9));
      }),
    );
  });

  test.each([1, 2, 5, 20])(
    'are as badly known as %i rows where so many of 2000 carry all of it',
    (few) => {
      const changes = Float64Array.from({ length: 2000 }, (_, row) =>
        row >= few ? 0 : row % 2 === 0 ? 1 : -1,
      );
      const { degreesOfFreedom } = errorMoments([{ changes }]);
      expect(degreesOfFreedom / few).toBeGreaterThan(0.95);
      expect(degreesOfFreedom / few).toBeLessThan(1.05);
    },
  );

  test("have Welch's degrees of freedom where two strata have light tails", () => {
    const [first, second] = [
      Float64Array.of(-2, -1, 1, 2),
      Float64Array.of(-0.3, -0.2, -0.1, 0.1, 0.2, 0.3),
    ];
    const [one, other] = [first, second].map(
      (of) => errorMoments([{ changes: of }]).standardError ** 2,
    );
    const welch = (one! + other!) ** 2 / (one! ** 2 / 3 + other! ** 2 / 5);
    const { degreesOfFreedom, standardError } = errorMoments([
      { changes: first },
      { changes: second },
    ]);
    expect(degreesOfFreedom).toBeCloseTo(welch, 12);
    expect(standardError ** 2).toBeCloseTo(one! + other!, 12);
  });

  test('that are all alike know nothing of the noise', () => {
    const nothing = errorMoments([{ changes: new Float64Array(50) }]);
    expect(nothing).toEqual({ standardError: 0, skewness: 0, degreesOfFreedom: 0 });
    expect(differenceBounds({ ...nothing, value: 1, standardError: 0.1 }, 1.96)).toEqual({
      lower: Number.NEGATIVE_INFINITY,
      upper: Number.POSITIVE_INFINITY,
    });
  });

  test('count an entry as often as it says', () => {
    const once = errorMoments([{ changes: Float64Array.of(1, 1, 1, -3, 0.5, 0.5) }]);
    const counted = errorMoments([
      { changes: Float64Array.of(1, -3, 0.5), counts: Float64Array.of(3, 1, 2) },
    ]);
    for (const key of ['standardError', 'skewness', 'degreesOfFreedom'] as const) {
      expect(counted[key]).toBeCloseTo(once[key], 12);
    }
  });
});
