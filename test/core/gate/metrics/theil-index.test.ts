import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { theilIndex } from '#core/gate/metrics/theil-index.ts';
import { criticalValue } from '#stats/normal.ts';
import { theilIndex as theilIndexOf } from '#stats/theil-index.ts';
import { oracleRows, predictionCases, rowsOf, standardOptions } from '../prediction-oracle.ts';

/** Row by row, as AIF360 0.6 writes it: mean(log((b / mean b) ** b) / mean b). */
function byRows(labels: readonly number[], predictions: readonly number[]): number {
  const benefits = labels.map((label, row) => predictions[row]! - label + 1);
  const mean = benefits.reduce((sum, b) => sum + b, 0) / benefits.length;
  const terms = benefits.map((b) => Math.log((b / mean) ** b) / mean);
  return terms.reduce((sum, term) => sum + term, 0) / terms.length;
}

describe("Theil's index", () => {
  test("is AIF360's formula over the rows", () => {
    const row = fc.tuple(fc.integer({ min: 0, max: 1 }), fc.integer({ min: 0, max: 1 }));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 50 }), (rows) => {
        const count = (label: number, prediction: number): number =>
          rows.filter(([one, other]) => one === label && other === prediction).length;
        const matrix = { tn: count(0, 0), fp: count(0, 1), fn: count(1, 0), tp: count(1, 1) };
        const [labels, predictions] = [rows.map(([one]) => one), rows.map(([, other]) => other)];
        fc.pre(matrix.fn < rows.length);
        expect(theilIndexOf(matrix)).toBeCloseTo(byRows(labels, predictions), 10);
        expect(theilIndexOf(matrix)).toBeGreaterThanOrEqual(-1e-15);
      }),
    );
  });

  test('has an interval, and falls when the model is better', () => {
    const { candidate, champion, improvement } = theilIndex.evaluate(
      oracleRows(predictionCases[0]!),
      standardOptions,
    );
    const { lower, upper } = candidate.boundsAt!(criticalValue(0.95));
    expect(lower).toBeLessThan(candidate.value);
    expect(upper).toBeGreaterThan(candidate.value);
    expect(candidate.value).toBeLessThan(champion!.value);
    expect(improvement!.value).toBeCloseTo(champion!.value - candidate.value, 12);
  });

  test('is undefined when nobody benefits', () => {
    const { candidate } = theilIndex.evaluate(rowsOf([1, 1], [0.1, 0.2]), standardOptions);
    expect(candidate.value).toBeNaN();
    expect(candidate.unknown).toContain('nobody benefits');
  });
});
