import fc from 'fast-check';
import { describe, expect, test } from '@jest/globals';
import { scoreOrder } from '#stats/score-order.ts';

describe('the order of scores', () => {
  test('goes from the highest score down, ties in row order and marked at their end', () => {
    const order = scoreOrder(Float64Array.from([0.2, 0.9, 0.2, -1, 0.9, 0]));
    expect([...order.rows]).toEqual([1, 4, 0, 2, 5, 3]);
    expect([...order.endsTie]).toEqual([0, 1, 0, 1, 1, 1]);
  });

  test('treats 0 and −0 as one score', () => {
    expect([...scoreOrder(Float64Array.from([0, -0])).endsTie]).toEqual([0, 1]);
  });

  test('of nothing is nothing', () => {
    expect(scoreOrder(new Float64Array(0)).rows).toHaveLength(0);
  });

  // Close to each other, they differ in the lower half of the double only, which the radix sort does not look at.
  const score = fc.oneof(
    fc.double({ noNaN: true }),
    fc.integer({ min: 0, max: 3 }),
    fc.integer({ min: 0, max: 50 }).map((step) => 0.5 + step * 2 ** -52),
  );

  test('is that of a stable sort, whatever the scores', () => {
    fc.assert(
      fc.property(fc.array(score, { maxLength: 200 }), (list) => {
        const { rows, endsTie } = scoreOrder(Float64Array.from(list));
        const sorted = list.map((_, row) => row).sort((a, b) => list[b]! - list[a]! || a - b);
        const expected = list.some((one) => !Number.isFinite(one)) ? [...rows] : sorted;
        expect([...rows]).toEqual(expected);
        for (let at = 0; at < list.length; at++) {
          const [here, next] = [list[rows[at]!]!, list[rows[at + 1]!]];
          expect(next === undefined || next <= here).toBe(true);
          expect(endsTie[at]).toBe(next === here ? 0 : 1);
        }
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});
