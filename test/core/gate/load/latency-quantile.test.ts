import { describe, expect, test } from '@jest/globals';
import { intervalAt } from '#core/gate/decide.ts';
import {
  errorShare,
  latencyQuantile,
  requestsForQuantile,
} from '#core/gate/load/latency-quantile.ts';
import { seededRandom } from '#stats/random-source.ts';

/** Exponential latencies of mean 1; every stall holds up the next `stall` requests alike. */
function latencies(n: number, { seed, stall = 1 }: { seed: number; stall?: number }): Float64Array {
  const random = seededRandom(seed);
  const values = new Float64Array(n);
  for (let from = 0; from < n; from += stall) {
    values.fill(-Math.log((random.below(1e9) + 0.5) / 1e9), from, Math.min(n, from + stall));
  }
  return values;
}

/** Of 200 loads, the share whose interval misses the truth. */
function missed(q: number, { n, stall }: { n: number; stall: number }): number {
  const truth = -Math.log(1 - q);
  let misses = 0;
  for (let seed = 0; seed < 200; seed++) {
    const { lower, upper } = intervalAt(latencyQuantile(latencies(n, { seed, stall }), q), 0.95)!;
    if (truth < lower || truth > upper) misses++;
  }
  return misses / 200;
}

describe('a quantile of latencies', () => {
  test('of 1 to 100 is the smallest with the share at or below it', () => {
    const values = Float64Array.from({ length: 100 }, (_, index) => ((index * 37) % 100) + 1);
    expect([0.5, 0.95, 0.99].map((q) => latencyQuantile(values, q).value)).toEqual([50, 95, 99]);
  });

  test('of 500 independent requests lies between the order statistics that exact binomial tails name', () => {
    // Python's fractions: the largest r with P(B ≤ r − 1) ≤ 0.025, the smallest with P(B ≥ r) ≤ 0.025; B of 500 by 0.95.
    const shuffled = Float64Array.from({ length: 500 }, (_, index) => ((index * 183) % 500) + 1);
    const { lower, upper } = intervalAt(latencyQuantile(shuffled, 0.95), 0.95)!;
    expect([lower, upper]).toEqual([465, 485]);
  });

  test.each([
    [0.5, 1],
    [0.99, 1],
    [0.5, 20],
    [0.95, 20],
  ])(
    '%p, with requests that are held up %p at a time, is missed as rarely as stated',
    (q, stall) => {
      expect(missed(q, { n: 2000, stall })).toBeLessThanOrEqual(0.07);
    },
  );

  test.each([
    [0.5, 0.95, 6],
    [0.95, 0.95, 72],
    [0.99, 0.95, 368],
    [0.99, 0.99, 528],
  ])('%p at %p takes %p requests to have an upper bound', (q, level, needed) => {
    expect(requestsForQuantile(q, level)).toBe(needed);
    const upperOf = (n: number): number =>
      intervalAt(
        latencyQuantile(
          Float64Array.from({ length: n }, () => 1),
          q,
        ),
        level,
      )!.upper;
    expect(upperOf(needed)).toBe(1);
    expect(upperOf(needed - 1)).toBe(Infinity);
  });

  test('is infinite when more requests failed than it leaves beyond it', () => {
    const values = Float64Array.from({ length: 1000 }, (_, index) =>
      index % 50 === 0 ? Infinity : 1,
    );
    expect(latencyQuantile(values, 0.99).value).toBe(Infinity);
    expect(latencyQuantile(values, 0.95).value).toBe(1);
  });

  test('of no request at all is undefined', () => {
    expect(latencyQuantile(new Float64Array(), 0.5)).toMatchObject({ value: NaN, n: 0 });
    expect(errorShare(new Float64Array()).unknown).toBe('no request was made');
  });
});

describe('the share of failed requests', () => {
  test("of single failures has Wilson's interval", () => {
    const values = Float64Array.from({ length: 1000 }, (_, index) =>
      index % 100 === 7 ? Infinity : 1,
    );
    const { lower, upper } = intervalAt(errorShare(values), 0.95)!;
    // Wilson's formula by Python's statistics.NormalDist
    expect(lower).toBeCloseTo(0.005440754445529249, 12);
    expect(upper).toBeCloseTo(0.01830946887031477, 12);
  });

  test('of failures that come at once says less', () => {
    const values = Float64Array.from({ length: 1000 }, (_, index) => (index < 10 ? Infinity : 1));
    expect(intervalAt(errorShare(values), 0.95)!.upper).toBeGreaterThan(0.05);
  });
});
