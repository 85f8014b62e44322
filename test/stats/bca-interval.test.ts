import { describe, expect, test } from '@jest/globals';
import { acceleration, bcaBounds } from '#stats/bca-interval.ts';
import { percentileBounds, sortDraws } from '#stats/bootstrap-interval.ts';
import { jackknifeOfSums } from '#stats/jackknife-sums.ts';
import { seededRandom } from '#stats/random-source.ts';
import { stratifiedResampling } from '#stats/stratified-resampling.ts';
import { statisticOfDraws, type RowSums } from '#stats/bootstrap-sums.ts';

describe('BCa', () => {
  const symmetric = sortDraws(Float64Array.from({ length: 2001 }, (_, k) => (k - 1000) / 400));

  test('of symmetric draws without acceleration is the percentile interval', () => {
    const bca = bcaBounds(symmetric, 0, 0, 1.96);
    const percentile = percentileBounds(symmetric, 1.96);
    expect(bca.lower).toBeCloseTo(percentile.lower, 2);
    expect(bca.upper).toBeCloseTo(percentile.upper, 2);
  });

  test('moves away from draws that lie above the value on average', () => {
    expect(bcaBounds(symmetric, -0.3, 0, 1.96).upper).toBeLessThan(
      percentileBounds(symmetric, 1.96).upper,
    );
  });

  test('gives bounds however far they are asked for', () => {
    for (const z of [3, 8, 38]) {
      const { lower, upper } = bcaBounds(symmetric, 0, 0.1, z);
      expect(Number.isFinite(lower) && Number.isFinite(upper) && lower < upper).toBe(true);
    }
  });

  // Efron and Tibshirani 1993, 14.3: a mean has acceleration skewness / (6 √n).
  test('has the acceleration of a mean', () => {
    const random = seededRandom(2);
    const values = Float64Array.from(
      { length: 50 },
      () => -Math.log((random.below(1e6) + 1) / 1e6),
    );
    const rowSums: RowSums = {
      width: 2,
      addRow: (sums, offset, row) => {
        sums[offset]! += values[row]!;
        sums[offset + 1]! += 1;
      },
    };
    const mean = ([sum, rows]: Float64Array): number => sum! / rows!;
    const resampling = stratifiedResampling(new Uint8Array(50), { draws: 2000, seed: 1 });
    const center = values.reduce((sum, value) => sum + value, 0) / 50;
    const [squares, cubes] = [2, 3].map((power) =>
      values.reduce((sum, value) => sum + (value - center) ** power, 0),
    );
    const a = acceleration(jackknifeOfSums(resampling, rowSums, mean));
    expect(a).toBeCloseTo(cubes! / (6 * squares! ** 1.5), 10);
    const draws = sortDraws(statisticOfDraws(resampling, rowSums, mean));
    const { lower, upper } = bcaBounds(draws, center, a, 1.96);
    expect(upper - center).toBeGreaterThan(center - lower);
  });

  test('counts an entry as often as it says', () => {
    const changes = Float64Array.of(1, 1, 1, -3);
    expect(
      acceleration({ changes: Float64Array.of(1, -3), counts: Float64Array.of(3, 1) }),
    ).toBeCloseTo(acceleration({ changes }), 12);
  });
});
