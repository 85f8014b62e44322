import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { aucByCell } from '#stats/auc-by-cell.ts';
import { delongSingle } from '#stats/delong.ts';
import { scoreOrder } from '#stats/score-order.ts';

const row = fc.record({
  label: fc.integer({ min: 0, max: 1 }),
  // Few values, so that ties are common.
  score: fc.integer({ min: 0, max: 12 }).map((value) => value / 12),
  cell: fc.integer({ min: 0, max: 3 }),
});

function close(got: number, want: number): void {
  if (Number.isNaN(want)) expect(got).toBeNaN();
  else expect(got).toBeCloseTo(want, 10);
}

describe('the AUC of every cell in one walk', () => {
  test('is that of the rows of the cell alone, with the variance of DeLong, and of the rest', () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), (rows) => {
        const labels = Uint8Array.from(rows, ({ label }) => label);
        const scores = Float64Array.from(rows, ({ score }) => score);
        const of = Uint8Array.from(rows, ({ cell }) => cell);
        const results = aucByCell(labels, scoreOrder(scores), { of, count: 4 });
        results.forEach((result, cell) => {
          const only = (keep: boolean) => {
            const kept = [...rows.keys()].filter((index) => (of[index] === cell) === keep);
            return delongSingle(
              Uint8Array.from(kept, (index) => labels[index]!),
              Float64Array.from(kept, (index) => scores[index]!),
            );
          };
          const own = only(true);
          close(result.auc, own.auc);
          if (own.positives > 1 && own.negatives > 1) close(result.variance, own.variance);
          const rest = only(false);
          close(result.rest.auc, rest.auc);
          expect([result.rest.positives, result.rest.negatives]).toEqual([
            rest.positives,
            rest.negatives,
          ]);
        });
      }),
    );
  });
});
