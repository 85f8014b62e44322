import { describe, expect, test } from '@jest/globals';
import { decideByInterval, decideByPoint } from '#core/gate/decide.ts';
import type { Estimate } from '#core/gate/estimate.ts';

/** A value with a standard error. */
function wald(value: number, standardError: number, rows = 1000): Estimate {
  return {
    value,
    n: rows,
    rows,
    method: 'Wald',
    boundsAt: (z) => ({ lower: value - z * standardError, upper: value + z * standardError }),
  };
}

const withoutInterval: Estimate = { value: 0.7, n: 3, rows: 3, method: 'none', unknown: 'too few' };

describe('a decision by interval', () => {
  test.each([
    ['all above the minimum', 0.8, { minimum: 0.7 }, 'pass'],
    ['all below the minimum', 0.6, { minimum: 0.7 }, 'fail'],
    ['on both sides of the minimum', 0.71, { minimum: 0.7 }, 'inconclusive'],
    ['all below the maximum', 0.6, { maximum: 0.7 }, 'pass'],
    ['all above the maximum', 0.8, { maximum: 0.7 }, 'fail'],
    ['between both bounds', 0.75, { minimum: 0.7, maximum: 0.8 }, 'pass'],
    ['above both bounds', 0.9, { minimum: 0.7, maximum: 0.8 }, 'fail'],
    ['across the maximum', 0.79, { minimum: 0.7, maximum: 0.8 }, 'inconclusive'],
  ] as const)('is read off an interval %s', (_, value, limits, verdict) => {
    expect(decideByInterval(wald(value, 0.01), limits, 0.95).verdict).toBe(verdict);
  });

  test('passes an interval that touches the limit from the good side', () => {
    expect(decideByInterval(wald(0, 0), { minimum: 0 }, 0.95).verdict).toBe('pass');
    expect(decideByInterval(wald(0, 0), { minimum: 0.001 }, 0.95).verdict).toBe('fail');
  });

  test('says how many rows are needed, with four chances in five', () => {
    const { rowsNeeded } = decideByInterval(wald(0.71, 0.01), { minimum: 0.7 }, 0.95);
    // Half-width 0.0196 must shrink to 0.01 · 1.96 / (1.96 + 0.8416).
    expect(rowsNeeded).toBe(Math.ceil(1000 * (1.959964 + 0.841621) ** 2 - 1000));
  });

  test('needs no end of rows when the value is the limit', () => {
    const { rowsNeeded } = decideByInterval(wald(0.7, 0.01), { minimum: 0.7 }, 0.95);
    expect(rowsNeeded).toBe(Number.POSITIVE_INFINITY);
  });

  test('is open without an interval, with the rows that an interval takes', () => {
    const estimate = { ...withoutInterval, rowsForInterval: 30 };
    expect(decideByInterval(withoutInterval, { minimum: 0.1 }, 0.95)).toEqual({
      verdict: 'inconclusive',
    });
    expect(decideByInterval(estimate, { minimum: 0.1 }, 0.95).rowsNeeded).toBe(27);
  });

  test('is open when the value is undefined, whatever the bound', () => {
    const estimate = { ...wald(Number.NaN, 1) };
    expect(decideByInterval(estimate, { minimum: -1000 }, 0.95).verdict).toBe('inconclusive');
  });
});

describe('a decision by the value alone', () => {
  test.each([
    [0.7, 'pass'],
    [0.69, 'fail'],
    [Number.NaN, 'fail'],
    [Number.POSITIVE_INFINITY, 'pass'],
  ])('of %p against a minimum of 0.7 is %p', (value, verdict) => {
    expect(decideByPoint(wald(value, 0.5), { minimum: 0.7 }, 0.95).verdict).toBe(verdict);
  });

  test('shows the interval all the same', () => {
    expect(decideByPoint(wald(0.71, 0.1), { minimum: 0.7 }, 0.95).interval?.level).toBe(0.95);
  });
});
