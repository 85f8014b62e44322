import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countAll, type BinCounts } from '#core/drift/column-comparison.ts';
import { certifiedKsDistance } from '#core/drift/ks-interval.ts';
import { nextBelow } from '#core/profile/next-double.ts';
import { coarsen, fineBins } from '#core/drift/numeric-bins.ts';
import { poolNeighbours, poolRare } from '#core/drift/pooled-bins.ts';
import { ksDistance } from '#stats/ks-two-sample.ts';
import { normalSample } from '../../stats/seeded-sample.ts';
import { compareNumbers, numericProfile } from './samples.ts';

describe('the double before', () => {
  test.each([1, -1, 0, 1e300, -5e-324, 5e-324, 0.1, 1024])('%p leaves no room between', (x) => {
    const before = nextBelow(x);
    expect(before).toBeLessThan(x);
    const middle = before / 2 + x / 2;
    expect(middle === before || middle === x || middle === 0).toBe(true);
  });
});

describe('bins of the reference', () => {
  test('a discrete column has a bin for each value and for each gap', () => {
    const { edges, counts } = fineBins(numericProfile(Float64Array.of(1, 1, 2, 5)).numeric!);
    expect(edges).toEqual([nextBelow(1), 1, nextBelow(2), 2, nextBelow(5), 5]);
    expect(counts).toEqual([2, 0, 1, 0, 1]);
  });

  test('neighbouring doubles have no gap', () => {
    const { edges } = fineBins(numericProfile(Float64Array.of(1, nextBelow(3), 3)).numeric!);
    expect(edges).toEqual([nextBelow(1), 1, nextBelow(nextBelow(3)), nextBelow(3), 3]);
  });

  test('coarse bins keep every row and are about ten', () => {
    const values = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const { bins } = compareNumbers(Float64Array.from(a), Float64Array.from(b), false);
        expect(countAll(bins.reference)).toBe(a.length);
        expect(countAll(bins.current)).toBe(b.length);
        expect(bins.labels.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  test('a long normal column is cut into ten equal parts', () => {
    const profile = numericProfile(normalSample(4800, 1));
    const fine = fineBins(profile.numeric!);
    const none = { below: 0, above: 0, infinite: { reference: 0, current: 0 } };
    const { reference } = coarsen(fine, fine.counts, none);
    expect(reference).toHaveLength(10);
    expect(Math.max(...reference) - Math.min(...reference)).toBeLessThanOrEqual(100);
  });
});

describe('certified KS interval', () => {
  test('holds the exact distance, whatever lies within the bins', () => {
    // Not neighbouring doubles: the first bin is closed, so the double just before the reference's smallest value
    // counts as that value.
    const value = fc.oneof(
      fc.integer({ min: -5, max: 5 }),
      fc.double({ min: -3, max: 3, noNaN: true }).map((x) => Math.round(x * 1e9) / 1e9),
    );
    const values = fc.array(value, { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, values, (first, second) => {
        const [a, b] = [first, second].map((list) => Float64Array.from(list, (x) => x + 0).sort());
        const { numeric } = compareNumbers(a!, b!, false);
        const { lower, upper } = certifiedKsDistance(numeric!);
        const exact = ksDistance(a!, b!);
        expect(lower).toBeLessThanOrEqual(exact + 1e-12);
        expect(upper).toBeGreaterThanOrEqual(exact - 1e-12);
      }),
    );
  });

  test('is one number for a discrete column without new values', () => {
    const { numeric } = compareNumbers(
      Float64Array.of(1, 1, 2, 3),
      Float64Array.of(1, 3, 3),
      false,
    );
    expect(certifiedKsDistance(numeric!)).toEqual({ lower: 5 / 12, upper: 5 / 12 });
  });
});

describe('pooling rare bins', () => {
  const counts = fc.array(fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 40 })), {
    minLength: 1,
    maxLength: 80,
  });
  const asBins = (pairs: readonly (readonly [number, number])[]): BinCounts => ({
    labels: pairs.map((_, index) => `k${index}`),
    reference: pairs.map(([a]) => a),
    current: pairs.map(([, b]) => b),
  });

  test.each([{ pool: poolNeighbours }, { pool: poolRare }])(
    'keeps every row and leaves only testable bins',
    ({ pool }) => {
      fc.assert(
        fc.property(counts, (pairs) => {
          const bins = asBins(pairs);
          const pooled = pool(bins);
          const [n, m] = [countAll(bins.reference), countAll(bins.current)];
          expect(countAll(pooled.reference)).toBe(n);
          expect(countAll(pooled.current)).toBe(m);
          if (pooled.labels.length < 2) return;
          for (const [bin, count] of pooled.reference.entries()) {
            const expected = ((count + pooled.current[bin]!) * Math.min(n, m)) / (n + m);
            expect(expected).toBeGreaterThanOrEqual(5);
          }
        }),
      );
    },
  );

  test('bins with enough rows stay as they are', () => {
    const bins = asBins([
      [50, 60],
      [40, 30],
      [30, 30],
    ]);
    expect(poolNeighbours(bins)).toEqual(bins);
    expect(poolRare(bins)).toEqual(bins);
  });
});
