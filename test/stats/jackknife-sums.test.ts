import { expect, test } from '@jest/globals';
import { jackknifeOfUnits } from '#stats/jackknife-sums.ts';
import { errorMoments } from '#stats/error-moments.ts';

const values = [1, 2, 2, 3, 7, 9];
const sums = Float64Array.from(values.flatMap((value) => [value, 1]));
const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);

test('a mean has neither bias nor bend', () => {
  const { bias, curvature, changes } = jackknifeOfUnits(
    { sums, width: 2 },
    ([sum, rows]) => sum! / rows!,
  );
  expect(bias).toBeCloseTo(0, 12);
  expect(curvature).toBeCloseTo(0, 10);
  expect(errorMoments([{ changes }]).standardError).toBeCloseTo(
    Math.sqrt(variance / values.length) * (values.length / (values.length - 1)),
    1,
  );
});

// Quenouille 1949: the jackknife takes all of the bias out of the square of a mean, which is variance / rows.
test('the square of a mean is too large by its variance, and bends by its standard error over twice the mean', () => {
  const square = ([sum, rows]: Float64Array): number => (sum! / rows!) ** 2;
  const many = values.flatMap((value) => Array<number>(50).fill(value));
  const units = { sums: Float64Array.from(many.flatMap((value) => [value, 1])), width: 2 };
  const { bias, curvature } = jackknifeOfUnits(units, square);
  const ofMany =
    many.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (many.length - 1) / many.length;
  expect(bias).toBeCloseTo(ofMany, 9);
  expect(curvature / (Math.sqrt(ofMany) / (2 * mean))).toBeCloseTo(1, 1);
});

test('units that are alike can be counted', () => {
  const ratio = ([sum, rows]: Float64Array): number => Math.sqrt(sum! / rows!);
  const one = jackknifeOfUnits({ sums, width: 2 }, ratio);
  const counted = jackknifeOfUnits(
    {
      sums: Float64Array.of(1, 1, 2, 1, 3, 1, 7, 1, 9, 1),
      width: 2,
      counts: Float64Array.of(1, 2, 1, 1, 1),
    },
    ratio,
  );
  expect(counted.bias).toBeCloseTo(one.bias, 12);
  expect(counted.curvature).toBeCloseTo(one.curvature, 9);
});
