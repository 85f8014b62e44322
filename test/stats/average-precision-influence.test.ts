import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { averagePrecisionInfluence } from '#stats/average-precision-influence.ts';
import { averagePrecision, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import { scoreOrder } from '#stats/score-order.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';

/** The average precision when row `heavy` counts `weight` times and every other row `base` times. */
function weighted(labels: Uint8Array, scores: Float64Array, weights: Uint8Array): number {
  const unitOfRow = Uint16Array.from(labels, (_, row) => row);
  const unitCount = labels.length;
  const resampling = { draws: 1, unitCount, unitOfRow, weights } as Resampling;
  return averagePrecisionOfDraws(labels, scoreOrder(scores), resampling)[0]!;
}

const rows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 3,
    maxLength: 25,
  })
  .filter((list) => list.some(([label]) => label === 1));

test('the influence of a row is the derivative of the average precision by its weight, ties included', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const labels = Uint8Array.from(list, ([label]) => label);
      const scores = Float64Array.from(list, ([, score]) => score / 7);
      const { value, influence } = averagePrecisionInfluence(labels, scores);
      expect(value).toBeCloseTo(averagePrecision(labels, scores), 12);
      expect(influence.reduce((sum, one) => sum + one, 0)).toBeCloseTo(0, 10);
      for (let row = 0; row < labels.length; row++) {
        // A central difference at weights 200 ± 1 of 200; it is off by the third derivative over 200².
        const [more, less] = [1, -1].map((step) => {
          const weights = new Uint8Array(labels.length).fill(200);
          weights[row]! += step;
          return weighted(labels, scores, weights);
        });
        expect(Math.abs(100 * (more! - less!) - influence[row]!)).toBeLessThan(1e-3);
      }
    }),
    { seed: 4, numRuns: 60 },
  );
});
