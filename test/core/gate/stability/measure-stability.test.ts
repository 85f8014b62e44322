import { describe, expect, test } from '@jest/globals';
import { intervalAt } from '#core/gate/decide.ts';
import {
  weightsOfBatches,
  type FeatureImportances,
  type ImportanceBatches,
} from '#core/gate/stability/feature-importances.ts';
import { measureStability } from '#core/gate/stability/measure-stability.ts';
import { seededRandom } from '#stats/random-source.ts';
import { spearman } from '#stats/rank-correlation.ts';

const options = { top: 3, draws: 400, seed: 1 };
const stability = 'feature_importance_stability';

/** SHAP values whose mean size is exponential around the true weights; every row a part of its own. */
function shapSide(
  truth: readonly number[],
  { rows, seed }: { rows: number; seed: number },
): FeatureImportances {
  const random = seededRandom(seed);
  const sums = truth.map((weight, at) => {
    const values = Float64Array.from(
      { length: rows },
      () => -weight * Math.log((random.below(1e9) + 0.5) / 1e9),
    );
    return [`f${at}`, values] as const;
  });
  const batches: ImportanceBatches = {
    counts: new Float64Array(rows).fill(1),
    sums: new Map(sums),
    rows,
  };
  return { source: 'shap.parquet', weights: weightsOfBatches(batches), batches };
}

function plainSide(weights: Readonly<Record<string, number>>): FeatureImportances {
  return { source: 'importance.csv', weights: new Map(Object.entries(weights)) };
}

describe('importance stability', () => {
  test('of two tables of importances is a value without an interval', () => {
    const candidate = plainSide({ a: 3, b: 2, c: 1 });
    const champion = plainSide({ a: 2, b: 3, c: 1 });
    const estimate = measureStability([stability], { candidate, champion }, options).get(
      stability,
    )!;
    expect(estimate).toMatchObject({ value: 0.5, n: 3, method: 'Spearman' });
    expect(estimate.boundsAt).toBeUndefined();
  });

  test('takes a feature that a model does not have as one that weighs nothing in it', () => {
    const candidate = plainSide({ a: 3, b: 2 });
    const champion = plainSide({ b: 2, c: 3 });
    const { value } = measureStability([stability], { candidate, champion }, options).get(
      stability,
    )!;
    expect(value).toBeCloseTo(spearman(Float64Array.of(2, 0, 3), Float64Array.of(2, 3, 0)), 12);
  });

  test.each([
    ['one feature', { a: 1 }, 'fewer than two features'],
    ['features that all weigh the same', { a: 1, b: 1 }, 'all features of a model weigh the same'],
  ])('of %s is undefined', (_, weights, unknown) => {
    const sides = { candidate: plainSide(weights), champion: plainSide(weights) };
    const estimate = measureStability([stability], sides, options).get(stability)!;
    expect(estimate.value).toBeNaN();
    expect(estimate.unknown).toContain(unknown);
  });

  test('of few rows has no interval, and says how many it takes', () => {
    const side = (seed: number) => shapSide([3, 2, 1], { rows: 20, seed });
    const sides = { candidate: side(1), champion: side(2) };
    const estimate = measureStability([stability], sides, options).get(stability)!;
    expect(estimate.boundsAt).toBeUndefined();
    expect(estimate).toMatchObject({ rowsForInterval: 30, n: 20 });
  });

  test('is the same for the same seed, whatever else is asked', () => {
    const sides = {
      candidate: shapSide([5, 4, 3, 2, 1], { rows: 60, seed: 1 }),
      champion: shapSide([5, 4, 3, 2, 1], { rows: 60, seed: 2 }),
    };
    const one = measureStability([stability], sides, options).get(stability)!;
    const both = measureStability(['feature_importance_overlap', stability], sides, options);
    expect(intervalAt(both.get(stability)!, 0.95)).toEqual(intervalAt(one, 0.95));
  });

  test('of tables of the same rows draws these together, and knows more by it', () => {
    const alone = shapSide([3, 2.9, 2.8, 2.7, 1], { rows: 80, seed: 3 });
    const withIds = { ...alone, batches: { ...alone.batches!, idDigest: 'same' } };
    const width = (side: FeatureImportances): number => {
      const sides = { candidate: side, champion: side };
      const { lower, upper } = intervalAt(
        measureStability([stability], sides, options).get(stability)!,
        0.95,
      )!;
      return upper - lower;
    };
    expect(width(withIds)).toBe(0);
    expect(width(alone)).toBeGreaterThan(0.05);
  });

  test.each([
    ['weights far apart', [8, 4, 2, 1, 0.5, 0.25], [8, 4, 2, 1, 0.5, 0.25]],
    ['weights close together', [3, 2.9, 2.8, 2.7, 2.6, 1], [3, 2.9, 2.8, 2.7, 2.6, 1]],
    [
      'weights close together, in another order',
      [1.6, 1.5, 1.4, 1.3, 1.2, 1.1],
      [1.1, 1.5, 1.4, 1.3, 1.2, 1.6],
    ],
    ['another order', [8, 4, 2, 1, 0.5, 0.25], [4, 8, 1, 2, 0.25, 0.5]],
  ])('with %s is missed by its interval as rarely as stated', (_, candidate, champion) => {
    const truth = spearman(Float64Array.from(candidate), Float64Array.from(champion));
    let misses = 0;
    for (let seed = 0; seed < 60; seed++) {
      const sides = {
        candidate: shapSide(candidate, { rows: 80, seed: 2 * seed }),
        champion: shapSide(champion, { rows: 80, seed: 2 * seed + 1 }),
      };
      const { lower, upper } = intervalAt(
        measureStability([stability], sides, { ...options, draws: 200 }).get(stability)!,
        0.95,
      )!;
      if (truth < lower - 1e-9 || truth > upper + 1e-9) misses++;
    }
    expect(misses).toBeLessThanOrEqual(6);
  });
});
