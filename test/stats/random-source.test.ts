import { describe, expect, test } from '@jest/globals';
import { seededRandom, shuffle } from '#stats/random-source.ts';

describe('the seeded random source', () => {
  test('gives the same numbers for the same seed, on every machine', () => {
    const random = seededRandom(42);
    expect([1, 2, 3, 4].map(() => random.below(1000))).toEqual([426, 340, 55, 151]);
  });

  test('gives numbers below the limit, each about equally often', () => {
    const random = seededRandom(1);
    const counts = new Float64Array(6);
    for (let pick = 0; pick < 60_000; pick++) counts[random.below(6)]!++;
    for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(400);
  });

  test('shuffles without losing a value', () => {
    const values = Uint32Array.from({ length: 100 }, (_, at) => at);
    shuffle(values, seededRandom(9));
    expect([...values]).not.toEqual([...values].sort((a, b) => a - b));
    expect(new Set(values).size).toBe(100);
  });
});
