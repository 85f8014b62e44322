import { describe, expect, test } from '@jest/globals';
import { rowsForPairedProportions, rowsForProportion, rowsToClear } from '#stats/rows-needed.ts';
import { readOracle } from './oracle-cases.ts';

const { cases: all, madeBy } = readOracle<{
  name: string;
  input: {
    test: string;
    discordant_share?: number;
    difference?: number;
  };
  expected: { rows: number };
}>('rows-needed');

const cases = all.filter(({ input }) => input.test !== 'wald_half_width');

describe('the rows that a decision needs', () => {
  test.each(cases)(`agree with ${madeBy}: $name`, ({ input, expected }) => {
    const rows = rowsForPairedProportions(input.discordant_share!, input.difference!, 0.95);
    expect([rows, expected.rows]).toBeCloseToOracle(1e-9);
  });

  test.each([
    // (z₀.₉₇₅ √(L(1 − L)) + z₀.₈ √(p(1 − p)))² / (p − L)² with norm.ppf of SciPy 1.17.1
    [1, 0.9843, 240.837446956001],
    [0.5, 0.6, 190.71415336325418],
  ])('of a share %p against the limit %p are those of the score test', (share, limit, rows) => {
    expect(rowsForProportion(share, limit, 0.95)).toBeCloseTo(rows, 9);
  });

  test('are more than today when the interval just reaches the limit, because chance decides then', () => {
    const rows = rowsToClear({ rows: 1000, halfWidth: 0.02, distance: 0.02, level: 0.95 });
    expect(rows).toBeCloseTo(
      1000 * ((1.959963984540054 + 0.8416212335729143) / 1.959963984540054) ** 2,
      6,
    );
  });

  test('are infinite when the value is the limit itself', () => {
    expect(rowsToClear({ rows: 1000, halfWidth: 0.02, distance: 0, level: 0.95 })).toBe(
      Number.POSITIVE_INFINITY,
    );
  });
});
