import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gainAtTop } from '#stats/gain-at-top.ts';
import { recallAtPrecision, recallAtPrecisionOfDraws } from '#stats/recall-at-precision.ts';
import type { RankedRows } from '#stats/ranked-draws.ts';
import { scoreOrder } from '#stats/score-order.ts';
import { stratifiedResampling, type Resampling } from '#stats/stratified-resampling.ts';
import { ascendingRows, medianOfDraws } from '#stats/weighted-median.ts';

interface Row {
  readonly label: number;
  readonly score: number;
}

/** The rows of one draw, written out. */
function drawn<T>(
  rows: readonly T[],
  { unitOfRow, unitCount, weights }: Resampling,
  draw: number,
): T[] {
  return rows.flatMap((row, at) =>
    Array.from({ length: weights[draw * unitCount + unitOfRow[at]!]! }, () => row),
  );
}

function ranked(rows: readonly Row[]): RankedRows {
  return {
    order: scoreOrder(Float64Array.from(rows, ({ score }) => score)),
    masses: new Float64Array(rows.length).fill(1),
    marked: Float64Array.from(rows, ({ label }) => label),
  };
}

const asIs = (count: number): Resampling => ({
  ...stratifiedResampling(new Uint8Array(count), { draws: 1, seed: 1 }),
  weights: new Uint8Array(count).fill(1),
});

const rowsOfAnyKind = fc.array(
  fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 9 }) }),
  { minLength: 1, maxLength: 200 },
);

describe('a statistic read off ranked draws is that of the drawn rows', () => {
  test.each([
    [
      'gain',
      (rows: readonly Row[], resampling: Resampling) => gainAtTop(ranked(rows), resampling, 0.3),
    ],
    [
      'recall at a precision',
      (rows: readonly Row[], resampling: Resampling) =>
        recallAtPrecisionOfDraws(ranked(rows), resampling, 0.6),
    ],
    [
      'median',
      (rows: readonly Row[], resampling: Resampling) =>
        medianOfDraws(ascendingRows(Float64Array.from(rows, ({ score }) => score)), resampling),
    ],
  ])('%s', (_, of) => {
    fc.assert(
      fc.property(rowsOfAnyKind, fc.integer({ min: 1, max: 1e6 }), (rows, seed) => {
        const resampling = stratifiedResampling(new Uint8Array(rows.length), { draws: 4, seed });
        const got = of(rows, resampling);
        got.forEach((value, draw) => {
          const written = drawn(rows, resampling, draw);
          expect(value).toBeCloseToOrNaN(of(written, asIs(written.length))[0]!);
        });
      }),
      { numRuns: 60 },
    );
  });
});

test('recall at a precision from below is the one from above', () => {
  fc.assert(
    fc.property(rowsOfAnyKind, fc.constantFrom(0.2, 0.5, 0.75, 1), (rows, precision) => {
      const [below] = recallAtPrecisionOfDraws(ranked(rows), asIs(rows.length), precision);
      expect(below!).toBeCloseToOrNaN(recallAtPrecision(ranked(rows), precision));
    }),
    { numRuns: 100 },
  );
});

test('recall at a precision of many rows passes over blocks, and finds the same', () => {
  const rows = Array.from({ length: 9000 }, (_, row) => {
    const noise = ((row * 7919) % 9001) / 9001;
    return {
      label: row % 5 === 0 ? 1 : 0,
      score: Math.round(400 * (noise + (row % 5 === 0 ? 0.3 : 0))),
    };
  });
  for (const precision of [0.1, 0.21, 0.3, 0.5, 0.9, 1]) {
    const { order, masses, marked } = ranked(rows);
    const resampling = stratifiedResampling(new Uint8Array(9000), { draws: 20, seed: 5 });
    const got = recallAtPrecisionOfDraws({ order, masses, marked }, resampling, precision);
    got.forEach((value, draw) => {
      const counts = rows.map(
        (_, row) => resampling.weights[draw * resampling.unitCount + resampling.unitOfRow[row]!]!,
      );
      const drawnRows = {
        order,
        masses: Float64Array.from(counts),
        marked: Float64Array.from(counts, (count, row) => count * rows[row]!.label),
      };
      expect(value).toBeCloseToOrNaN(recallAtPrecision(drawnRows, precision));
    });
  }
});

test('the median of many rows is found without looking at the first', () => {
  const values = Float64Array.from({ length: 20_001 }, (_, row) => (row * 7919) % 20_001);
  const resampling = stratifiedResampling(new Uint8Array(20_001), { draws: 200, seed: 3 });
  const medians = medianOfDraws(ascendingRows(values), resampling);
  const mean = medians.reduce((sum, one) => sum + one, 0) / medians.length;
  // Uniform values: the median has a standard error of ½ · 20001 / √20001 = 71.
  expect(Math.abs(mean - 10_000)).toBeLessThan(25);
  const variance = medians.reduce((sum, one) => sum + (one - mean) ** 2, 0) / (medians.length - 1);
  expect(Math.sqrt(variance)).toBeGreaterThan(55);
  expect(Math.sqrt(variance)).toBeLessThan(90);
});

expect.extend({
  toBeCloseToOrNaN(got: unknown, want: unknown) {
    const [a, b] = [got as number, want as number];
    const same = Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) < 1e-9;
    return { pass: same, message: () => `got ${a}, expected ${b}` };
  },
});

declare module 'expect' {
  interface Matchers<R> {
    toBeCloseToOrNaN(want: number): R;
  }
}
