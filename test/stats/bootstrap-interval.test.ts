import { describe, expect, test } from '@jest/globals';
import { acceleration, bcaBounds } from '#stats/bca-interval.ts';
import { basicBounds, percentileBounds, sortDraws } from '#stats/bootstrap-interval.ts';
import { statisticOfDraws, sumRows } from '#stats/bootstrap-sums.ts';
import { jackknifeOfSums } from '#stats/jackknife-sums.ts';
import { criticalValue } from '#stats/normal.ts';
import { stratifiedResampling } from '#stats/stratified-resampling.ts';
import { readOracle } from './oracle-cases.ts';

const { cases, madeBy } = readOracle<{
  name: string;
  input: { x?: number[]; a?: number[]; b?: number[] };
  expected: {
    percentile_95: [number, number];
    basic_95: [number, number];
    normal_95: [number, number];
    bca_95: [number, number];
    bca_acceleration: number;
  };
}>('bootstrap');
const z = criticalValue(0.95);

describe('the bootstrap interval of a mean', () => {
  test.each(cases)(`is that of ${madeBy} but for the noise of the draws: $name`, (oracle) => {
    const { x, a: first, b: second } = oracle.input;
    const values = x ?? first!.map((value, row) => value - second![row]!);
    const sums = {
      width: 2,
      addRow: (target: Float64Array, offset: number, row: number) => {
        target[offset]! += values[row]!;
        target[offset + 1]! += 1;
      },
    };
    const mean = (of: Float64Array): number => of[0]! / of[1]!;
    const rows = new Uint8Array(values.length);
    const resampling = stratifiedResampling(rows, { draws: 20_000, seed: 7 });
    const draws = sortDraws(statisticOfDraws(resampling, sums, mean));
    const estimate = mean(sumRows(values.length, sums.width, sums.addRow));
    const { percentile_95: percentile, basic_95: basic, normal_95: normal } = oracle.expected;
    const { bca_95: bca, bca_acceleration: a } = oracle.expected;
    expect([acceleration(jackknifeOfSums(resampling, sums, mean)), a]).toBeCloseToOracle(1e-9);
    const allowed = 0.03 * (normal[1] - normal[0]);
    for (const [got, want] of [
      [percentileBounds(draws, z), percentile],
      [basicBounds(draws, estimate, z), basic],
      [bcaBounds(draws, estimate, a, z), bca],
    ] as const) {
      expect(Math.abs(got.lower - want[0])).toBeLessThan(allowed);
      expect(Math.abs(got.upper - want[1])).toBeLessThan(allowed);
    }
  });

  test('goes on beyond its draws as a normal law does, so that a small p can be told from a smaller', () => {
    const draws = sortDraws(Float64Array.from({ length: 2000 }, (_, at) => at / 2000));
    const [near, far] = [percentileBounds(draws, 4), percentileBounds(draws, 5)];
    expect(far.lower).toBeLessThan(near.lower);
    expect(near.lower).toBeLessThan(percentileBounds(draws, 2.5).lower);
  });

  test('leaves out the draws where the statistic is undefined', () => {
    const draws = sortDraws(Float64Array.from([3, Number.NaN, 1, 2]));
    expect([...draws.sorted]).toEqual([1, 2, 3]);
    expect(draws.standardDeviation).toBe(1);
  });
});
