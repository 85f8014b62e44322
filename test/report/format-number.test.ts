import { describe, expect, test } from '@jest/globals';
import { formatMeasurement } from '#report/format-number.ts';

describe('A measurement for people', () => {
  test('without a value says so in words', () => {
    const interval = { lower: 0, upper: 1, level: 0.95 };
    expect(formatMeasurement({ value: null, method: 'm', interval, n: 0 })).toBe(
      'no value [0, 1] at 95 %, n = 0',
    );
  });

  test.each([
    [{ value: -0.005 }, '−0.005'],
    [{ value: 12_345.678, unit: 'rows' }, '12350 rows'],
    [{ value: 3_000_000, n: 12_000 }, '3 000 000, n = 12 000'],
    [{ value: Number.NaN }, 'not a number'],
    [{ value: 'promoted' }, 'promoted'],
  ])('%j is %s', (measurement, text) => {
    expect(formatMeasurement({ method: 'm', ...measurement }).replaceAll('\u202F', ' ')).toBe(text);
  });
});
