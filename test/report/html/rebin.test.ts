import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { shapeOf } from '#report/html/drift/rebin.ts';
import { compareNumbers } from '../../core/drift/samples.ts';

const detailOf = (reference: readonly number[], current: readonly number[]) =>
  compareNumbers(Float64Array.from(reference), Float64Array.from(current), false).numeric!;
const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + value, 0);

describe('the shape of a column', () => {
  test('holds every row once: drawn or counted outside', () => {
    const values = fc.array(
      fc.integer({ min: -1000, max: 1000 }).map((x) => x / 8),
      { minLength: 1, maxLength: 300 },
    );
    fc.assert(
      fc.property(values, values, (reference, current) => {
        const shape = shapeOf(detailOf(reference, current))!;
        for (const side of ['reference', 'current'] as const) {
          expect(sum(shape[side]) + shape.outside[side]).toBeCloseTo(1, 9);
          expect(Math.min(...shape[side])).toBeGreaterThanOrEqual(0);
        }
        expect(shape.edges).toHaveLength(shape.reference.length + 1);
        expect([...shape.edges].sort((a, b) => a - b)).toEqual(shape.edges);
      }),
      { numRuns: 60 },
    );
  });

  test('of few whole numbers has a bar for each', () => {
    const shape = shapeOf(detailOf([1, 1, 2, 4], [4, 4, 4, 2]))!;
    expect(shape.isWhole).toBe(true);
    expect(shape.edges).toEqual([0.5, 1.5, 2.5, 3.5, 4.5]);
    expect(shape.reference).toEqual([0.5, 0.25, 0, 0.25]);
    expect(shape.current).toEqual([0, 0.25, 0, 0.75]);
  });

  test('of one value is one bar', () => {
    const shape = shapeOf(detailOf([0.3, 0.3], [0.3]))!;
    expect(sum(shape.reference)).toBeCloseTo(1, 12);
  });

  test('is not squeezed by one far value', () => {
    const values = Array.from({ length: 1000 }, (_, index) => index / 1000 + 0.0001);
    const shape = shapeOf(detailOf([...values, 1e6], values))!;
    expect(shape.edges.at(-1)).toBeLessThan(5);
    expect(shape.outside.reference).toBeGreaterThan(0);
  });

  test('is not squeezed by a tenth of far values on one side, and holds them when they are most of it', () => {
    const values = Array.from({ length: 1000 }, (_, index) => index / 1000 + 0.0001);
    const some = shapeOf(
      detailOf(values, [...values, ...values.slice(0, 120).map((x) => x + 1e6)]),
    )!;
    expect(some.edges.at(-1)).toBeLessThan(5);
    expect(some.outside.current).toBeCloseTo(120 / 1120, 1);
    const all = shapeOf(
      detailOf(
        values,
        values.map((x) => x * 1000),
      ),
    )!;
    expect(all.edges.at(-1)).toBeGreaterThan(900);
  });
});
