import { describe, expect, test } from '@jest/globals';
import { rowsForHalfWidth, rowsForPairedProportions, rowsToClear } from '#stats/rows-needed.ts';
import { readOracle } from './oracle-cases.ts';

const { cases, madeBy } = readOracle<{
  name: string;
  input: {
    test: string;
    discordant_share?: number;
    difference?: number;
    proportion?: number;
    half_width?: number;
  };
  expected: { rows: number };
}>('rows-needed');

describe('the rows that a decision needs', () => {
  test.each(cases)(`agree with ${madeBy}: $name`, ({ input, expected }) => {
    const rows =
      input.test === 'wald_half_width'
        ? rowsForHalfWidth(input.proportion!, input.half_width!, 0.95)
        : rowsForPairedProportions(input.discordant_share!, input.difference!, 0.95);
    expect([rows, expected.rows]).toBeCloseToOracle(1e-9);
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
