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
});
