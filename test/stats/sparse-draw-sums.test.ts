import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sumsOfDraws } from '#stats/bootstrap-sums.ts';
import { sparseSumsOfDraws } from '#stats/sparse-draw-sums.ts';
import { stratifiedResampling } from '#stats/stratified-resampling.ts';
import '../support/property-seed.ts';

describe('sums of draws of sparse rows', () => {
  test('are those of dense rows', () => {
    const row = fc.record({
      column: fc.nat({ max: 39 }),
      weight: fc.integer({ min: 1, max: 9 }).map((tenths) => tenths / 10),
    });
    const tables = fc.array(row, { minLength: 1, maxLength: 60 });
    // A width of 1 or 2 is dense, of 40 sparse.
    fc.assert(
      fc.property(tables, fc.constantFrom(1, 2, 40), fc.nat(), (rows, width, seed) => {
        const strata = new Uint8Array(rows.length);
        const resampling = stratifiedResampling(strata, { draws: 7, seed });
        const sums = {
          width,
          addRow: (target: Float64Array, offset: number, at: number) => {
            target[offset + (rows[at]!.column % width)]! += rows[at]!.weight;
          },
        };
        const sparse = [...sparseSumsOfDraws(resampling, sums)];
        const dense = [...sumsOfDraws(resampling, sums)];
        expect(sparse).toEqual(dense.map((sum) => expect.closeTo(sum, 12)));
      }),
    );
  });
});
