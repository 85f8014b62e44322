import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { quantileEdges } from '#core/profile/quantile-edges.ts';
import { shortestBetween } from '#core/profile/shortest-between.ts';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('Quantile edges', () => {
  test('of 0 … 99 in four bins are the quartiles', () => {
    const sorted = Float64Array.from({ length: 100 }, (_, index) => index);
    expect(quantileEdges(sorted, { min: 0, max: 99, bins: 4 })).toEqual([0, 24, 49, 74, 99]);
  });

  test('take the shortest number in the gap above a quantile', () => {
    const sorted = Float64Array.from([0.1234567, 0.2345678, 0.3456789, 0.456789]);
    expect(quantileEdges(sorted, { min: 0.1234567, max: 0.456789, bins: 4 })).toEqual([
      0.1234567, 0.2, 0.3, 0.4, 0.456789,
    ]);
  });

  test('give a frequent minimum a bin of its own', () => {
    const sorted = Float64Array.from([0, 0, 0, 0, 0, 0, 1, 2, 3, 4]);
    expect(quantileEdges(sorted, { min: 0, max: 4, bins: 5 })).toEqual([0, 0.5, 2, 4]);
  });

  test('are one edge for a single value, and the extremes without a sample', () => {
    expect(quantileEdges(Float64Array.of(3, 3), { min: 3, max: 3, bins: 9 })).toEqual([3]);
    expect(quantileEdges(new Float64Array(), { min: 3, max: 5, bins: 9 })).toEqual([3, 5]);
  });

  test('increase strictly from the minimum to the maximum, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.array(finite, { minLength: 1 }),
        fc.integer({ min: 1, max: 48 }),
        (values, bins) => {
          const sorted = Float64Array.from(values).sort();
          const [min, max] = [sorted[0]! + 0, sorted.at(-1)! + 0];
          const edges = quantileEdges(sorted, { min, max, bins });
          expect(edges[0]).toBe(min);
          expect(edges.at(-1)! - max).toBe(0);
          expect(edges.every((edge, index) => index === 0 || edge > edges[index - 1]!)).toBe(true);
          expect(edges.length).toBeLessThanOrEqual(bins + 1);
        },
      ),
    );
  });
});

describe('The shortest number between two', () => {
  test.each([
    [5, 6, 5],
    [0.1234, 0.5, 0.2],
    [-0.987, -0.5, -0.9],
    [1234.567, 1234.8, 1234.6],
    [0, 1, 0],
    [999.9, 1000.5, 1000],
    [1, 1, 1],
  ])('from %d to below %d is %d', (low, high, shortest) => {
    expect(shortestBetween(low, high)).toBe(shortest);
  });

  test('never leaves [low, high)', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const [low, high] = a < b ? [a, b] : [b, a];
        const between = shortestBetween(low, high);
        expect(between >= low && (between < high || low === high)).toBe(true);
      }),
    );
  });
});
