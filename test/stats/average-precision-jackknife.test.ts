import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { averagePrecision } from '#stats/average-precision.ts';
import { averagePrecisionInfluence } from '#stats/average-precision-influence.ts';
import { averagePrecisionJackknife } from '#stats/average-precision-jackknife.ts';
import { scoreOrder } from '#stats/score-order.ts';

const rows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 6 })), {
    minLength: 3,
    maxLength: 25,
  })
  .filter((list) => list.filter(([label]) => label === 1).length > 1);

test('the jackknife leaves each row out once, ties included', () => {
  fc.assert(
    fc.property(rows, (list) => {
      const labels = Uint8Array.from(list, ([label]) => label);
      const scores = Float64Array.from(list, ([, score]) => score / 7);
      const value = averagePrecision(labels, scores);
      const { changes } = averagePrecisionJackknife(labels, scoreOrder(scores));
      for (let row = 0; row < labels.length; row++) {
        const without = averagePrecision(
          labels.filter((_, at) => at !== row),
          scores.filter((_, at) => at !== row),
        );
        expect(changes[row]!).toBeCloseTo(value - without, 10);
      }
    }),
    { seed: 9, numRuns: 100 },
  );
});

test('a weight counts as that many rows in the influence', () => {
  const labels = Uint8Array.of(1, 0, 1, 0, 0, 1);
  const scores = Float64Array.of(0.9, 0.8, 0.8, 0.5, 0.4, 0.1);
  const weights = Float64Array.of(1, 3, 2, 1, 2, 1);
  const weighted = averagePrecisionInfluence(labels, scores, { weights });
  const repeat = <T>(of: ArrayLike<T>): T[] =>
    Array.from(of).flatMap((one, row) => Array<T>(weights[row]!).fill(one));
  const repeated = averagePrecisionInfluence(
    Uint8Array.from(repeat(labels)),
    Float64Array.from(repeat(scores)),
  );
  expect(weighted.value).toBeCloseTo(repeated.value, 12);
  const first = [0, 1, 4, 6, 7, 9];
  weights.forEach((weight, row) => {
    expect(weighted.influence[row]!).toBeCloseTo(weight * repeated.influence[first[row]!]!, 12);
  });
});
