import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gateRows } from '#core/gate/gate-rows.ts';
import { gain } from '#core/gate/metrics/gain.ts';
import { lift } from '#core/gate/metrics/lift.ts';
import { criticalValue } from '#stats/normal.ts';
import { oracleRows, predictionCases, rowsOf, standardOptions } from '../prediction-oracle.ts';

const at = (atTop: number) => ({ ...standardOptions, atTop });

describe('gain and lift', () => {
  test.each([
    ['the top half holds both positives', [1, 1, 0, 0], [0.9, 0.8, 0.3, 0.1], 0.5, 1],
    ['the top quarter holds one of two', [1, 1, 0, 0], [0.9, 0.8, 0.3, 0.1], 0.25, 0.5],
    ['half of a row is half of its label', [1, 0, 1, 0], [0.9, 0.8, 0.3, 0.1], 0.125, 0.25],
    ['a cut through a tie takes its part of it', [1, 0, 0, 1], [0.9, 0.5, 0.5, 0.5], 0.5, 2 / 3],
    ['an inverted model has none at the top', [0, 0, 1, 1], [0.9, 0.8, 0.3, 0.1], 0.5, 0],
  ])('%s', (_, labels, scores, share, want) => {
    const rows = rowsOf(labels, scores);
    expect(gain.evaluate(rows, at(share)).candidate.value).toBeCloseTo(want, 12);
    expect(lift.evaluate(rows, at(share)).candidate.value).toBeCloseTo(want / share, 12);
  });

  test('of a tie is the mean over all orders of its rows', () => {
    const row = fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 2 }) });
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 5 }), (drawn) => {
        const labels = drawn.map(({ label }) => label);
        const positives = labels.filter((label) => label === 1).length;
        const scores = drawn.map(({ score }) => score);
        if (positives === 0 || positives === labels.length || new Set(scores).size === 1) return;
        const top = Math.ceil(labels.length / 2);
        const gains = ordersOf(drawn).map(
          (order) => order.slice(0, top).filter(({ label }) => label === 1).length / positives,
        );
        const mean = gains.reduce((sum, one) => sum + one, 0) / gains.length;
        const { candidate } = gain.evaluate(rowsOf(labels, scores), at(top / labels.length));
        expect(candidate.value).toBeCloseTo(mean, 9);
      }),
      { numRuns: 50 },
    );
  });

  test('have intervals around the value, paired with those of the champion', () => {
    for (const one of predictionCases) {
      const { candidate, improvement } = lift.evaluate(oracleRows(one), at(0.1));
      for (const estimate of [candidate, improvement!]) {
        const { lower, upper } = estimate.boundsAt!(criticalValue(0.95));
        expect(lower).toBeLessThan(estimate.value);
        expect(upper).toBeGreaterThan(estimate.value);
      }
    }
  });

  test.each([
    ['one class', [1, 1, 1], [0.1, 0.2, 0.3], 'no row is labelled negative'],
    ['constant scores', [0, 1, 1], [0.4, 0.4, 0.4], 'every row has the same score'],
  ])('do not exist with %s', (_, labels, scores, unknown) => {
    const { candidate } = lift.evaluate(rowsOf(labels, scores), at(0.1));
    expect(candidate.value).toBeNaN();
    expect(candidate.unknown).toContain(unknown);
  });

  test('of a champion with constant scores leave the difference open, not the candidate', () => {
    const rows = rowsOf([0, 1, 0, 1], [0.1, 0.2, 0.3, 0.4], [0.5, 0.5, 0.5, 0.5]);
    const { candidate, improvement } = gain.evaluate(rows, at(0.25));
    expect(candidate.value).toBeCloseTo(0.5, 12);
    expect(improvement!.unknown).toContain('of the champion: every row has the same score');
  });

  test('are the same for many rows, where draws skip what lies surely above the cut', () => {
    const labels = Uint8Array.from({ length: 30_000 }, (_, row) =>
      (row * 7919) % 13 === 0 ? 1 : 0,
    );
    const candidate = Float64Array.from(labels, (label, row) => label + ((row * 31) % 977) / 300);
    const rows = gateRows({ labels, candidate }, { draws: 300, seed: 1, classBalance: 'sampled' });
    const { candidate: estimate } = gain.evaluate(rows, at(0.2));
    const ranked = [...candidate.keys()].sort((a, b) => candidate[b]! - candidate[a]!);
    const found = ranked.slice(0, 6000).reduce((sum, row) => sum + labels[row]!, 0);
    const positives = labels.reduce((sum, label) => sum + label, 0);
    expect(Math.abs(estimate.value - found / positives)).toBeLessThan(0.02);
    const { lower, upper } = estimate.boundsAt!(1);
    // Close to a binomial share: one standard error to each side.
    const se = Math.sqrt((estimate.value * (1 - estimate.value)) / positives);
    expect((upper - lower) / 2 / se).toBeGreaterThan(0.8);
    expect((upper - lower) / 2 / se).toBeLessThan(1.25);
  });
});

/** Every order that the scores allow. */
function ordersOf<T extends { readonly score: number }>(rows: readonly T[]): T[][] {
  if (rows.length === 0) return [[]];
  const highest = Math.max(...rows.map(({ score }) => score));
  return rows.flatMap((first, index) =>
    first.score < highest
      ? []
      : ordersOf(rows.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}
