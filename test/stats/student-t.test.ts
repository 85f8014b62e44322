import { describe, expect, test } from '@jest/globals';
import { betaI } from '#stats/regularized-beta.ts';
import { meanInterval, studentCritical, studentCriticalOfTail } from '#stats/student-t.ts';
import './oracle-cases.ts';

describe("Student's t (scipy 1.15.3, stats.t.ppf)", () => {
  test.each([
    [0.95, 1, 12.706204736432095],
    [0.95, 2, 4.302652729696142],
    [0.95, 4, 2.7764451051977987],
    [0.95, 9, 2.2621571628540993],
    [0.99, 30, 2.7499956535670305],
    [0.95, 999, 1.9623414611334487],
    [0.9, 4_999_999, 1.6448539317054196],
    [0.5, 3, 0.7648923284043453],
  ])('at level %s with %s degrees of freedom', (level, df, expected) => {
    expect([studentCritical(level, df), expected]).toBeCloseToOracle(1e-9);
  });

  test('gives the interval of a mean (scipy 1.15.3, stats.t.interval)', () => {
    const { lower, upper } = meanInterval({ mean: 22, std: 43.617656975128774, n: 5 }, 0.95);
    expect([lower, -32.15847435201879]).toBeCloseToOracle(1e-9);
    expect([upper, 76.1584743520188]).toBeCloseToOracle(1e-9);
  });

  test.each([0, 1])('knows nothing of the spread of %s values', (n) => {
    const nothing = { lower: -Infinity, upper: Infinity };
    expect(meanInterval({ mean: 3, std: Number.NaN, n }, 0.95)).toEqual(nothing);
  });

  test('is a point where all values are equal', () => {
    expect(meanInterval({ mean: 3, std: 0, n: 9 }, 0.95)).toEqual({ lower: 3, upper: 3 });
  });
});

describe('the regularised incomplete beta function (scipy 1.15.3, stats.beta.cdf)', () => {
  test.each([
    [0.3, 2, 5, 0.5798250000000003],
    [1e-5, 50, 0.5, 7.958962753336943e-252],
    [0.5, 1e4, 1e4, 0.5],
    [0.2, 0.5, 0.5, 0.2951672353008665],
  ])('I_%s(%s, %s)', (x, a, b, expected) => {
    expect([betaI(x, a, b), expected]).toBeCloseToOracle(1e-9);
  });

  test('is 0 and 1 at the ends, and NaN of NaN', () => {
    expect([betaI(0, 2, 3), betaI(1, 2, 3), betaI(Number.NaN, 2, 3)]).toEqual([0, 1, Number.NaN]);
  });
});

describe('the t of a two-sided tail equals scipy 1.17.1, stats.t.isf(tail / 2, df)', () => {
  test.each([
    [1e-300, 29, 1.11507062e11],
    [1e-12, 5, 4.52539224e2],
    [0.025, 59, 2.3000469],
  ])('%p with %p degrees of freedom', (tail, df, want) => {
    expect([studentCriticalOfTail(tail, df), want]).toBeCloseToOracle(1e-8);
  });
});

test('no tail, or no degrees of freedom, is never reached', () => {
  expect(studentCriticalOfTail(0, 10)).toBe(Infinity);
  expect(studentCriticalOfTail(0.05, 0)).toBe(Infinity);
});
