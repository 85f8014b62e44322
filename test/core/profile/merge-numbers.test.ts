import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeColumn } from '#core/profile/merge-column.ts';
import type { ColumnProfile } from '#core/profile/profile.ts';
import { numericProfileOf } from './numeric-profile-of.ts';

/** Values as they come: spread over all scales, few whole numbers, far from zero, crossing zero, repeated. */
const shapes = [
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ min: 1000, max: 1001, noNaN: true }),
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: 1_700_000_000, max: 1_702_600_000 }),
  fc.integer(),
  fc.integer({ min: 0, max: 100_000 }).map((cents) => cents / 100),
  fc.integer({ min: -60, max: 60 }).map((exponent) => 2 ** exponent),
  fc.constantFrom(0, -0, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 60, 1e9),
];
const shards = fc
  .array(fc.oneof(...shapes.map((shape) => fc.array(shape, { minLength: 1, maxLength: 400 }))), {
    minLength: 2,
    maxLength: 4,
  })
  .chain((parts) => fc.tuple(fc.constant(parts), fc.constantFrom(1, 60, 300, 2000)));

function merge(columns: number, ...parts: readonly ColumnProfile[]): ColumnProfile {
  const merged = mergeColumn(
    'x',
    parts.map((column) => ({ column, file: 'p' })),
    columns,
  );
  if ('code' in merged) throw new Error(merged.message);
  return merged;
}

function expectSame(got: ColumnProfile, want: ColumnProfile): void {
  const { mean: gotMean, std: gotStd, ...counts } = got.numeric!;
  const { mean, std, ...expected } = want.numeric!;
  expect({ ...got, numeric: counts }).toEqual({ ...want, numeric: expected });
  const spread = Math.max(std, Math.abs(mean) * 1e-3);
  expect(Math.abs(gotMean - mean)).toBeLessThanOrEqual(2e-12 * spread);
  expect(Math.abs(gotStd - std)).toBeLessThanOrEqual(2e-12 * spread);
}

describe('The profiles of the parts of a column add up', () => {
  test('to that of the whole, whatever the parts', () => {
    fc.assert(
      fc.property(shards, ([parts, columns]) => {
        const whole = numericProfileOf(parts.flat(), columns);
        const merged = merge(columns, ...parts.map((values) => numericProfileOf(values, columns)));
        expectSame(merged, whole);
      }),
      { numRuns: 300 },
    );
  });

  test('in any order and in any grouping', () => {
    fc.assert(
      fc.property(shards, ([parts, columns]) => {
        const [a, b, c = a!] = parts.map((values) => numericProfileOf(values, columns));
        const all = merge(columns, a!, b!, c);
        expectSame(merge(columns, c, b!, a!), all);
        expectSame(merge(columns, merge(columns, a!, b!), c), all);
        expectSame(merge(columns, a!, merge(columns, b!, c)), all);
      }),
      { numRuns: 100 },
    );
  });
});
