import { describe, expect, test } from '@jest/globals';
import { studentCriticalOfTail } from '#stats/student-t.ts';
import './oracle-cases.ts';

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
