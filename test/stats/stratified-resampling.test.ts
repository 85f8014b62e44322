import { describe, expect, test } from '@jest/globals';
import { sortDraws } from '#stats/bootstrap-interval.ts';
import { statisticOfDraws } from '#stats/bootstrap-sums.ts';
import { seededRandom } from '#stats/random-source.ts';
import { stratifiedResampling } from '#stats/stratified-resampling.ts';

const strata = Uint8Array.from({ length: 300 }, (_, row) => (row % 10 === 0 ? 1 : 0));

describe('stratified resampling', () => {
  test('draws as many rows of each class as there are, in every draw', () => {
    const { draws, unitCount, weights } = stratifiedResampling(strata, { draws: 50, seed: 3 });
    expect(unitCount).toBe(300);
    for (let draw = 0; draw < draws; draw++) {
      const drawn = weights.subarray(draw * unitCount, (draw + 1) * unitCount);
      expect(drawn.subarray(0, 270).reduce((sum, weight) => sum + weight, 0)).toBe(270);
      expect(drawn.subarray(270).reduce((sum, weight) => sum + weight, 0)).toBe(30);
    }
  });

  test('is repeated by the same seed and not by another', () => {
    const one = stratifiedResampling(strata, { draws: 5, seed: 3 });
    expect(stratifiedResampling(strata, { draws: 5, seed: 3 }).weights).toEqual(one.weights);
    expect(stratifiedResampling(strata, { draws: 5, seed: 4 }).weights).not.toEqual(one.weights);
  });

  test('by groups of rows keeps the standard error of the mean', () => {
    const rows = 40_000;
    const random = seededRandom(5);
    const values = Float64Array.from({ length: rows }, () => random.below(1000) / 1000);
    const resampling = stratifiedResampling(new Uint8Array(rows), { draws: 2000, seed: 1 });
    expect(resampling.unitCount).toBe(2000);
    expect(resampling.grouped).toBe(true);
    const mean = statisticOfDraws(
      resampling,
      {
        width: 1,
        addRow: (sums, offset, row) => {
          sums[offset]! += values[row]!;
        },
      },
      ([sum]) => sum! / rows,
    );
    const exact = Math.sqrt(1 / 12 / rows);
    expect(sortDraws(mean).standardDeviation / exact).toBeCloseTo(1, 1);
  });
});
