import { chiSquareSurvival } from './chi-square-distribution.ts';

export interface ChiSquareResult {
  /** NaN when an expected count is 0: the test is not defined then (SciPy raises). */
  readonly statistic: number;
  readonly pValue: number;
  readonly degreesOfFreedom: number;
}

/**
 * Pearson's χ² test of independence on a table of counts, as `scipy.stats.chi2_contingency`: with one degree
 * of freedom Yates' correction moves each count towards its expectation by at most ½, never past it.
 */
export function chiSquareContingency(
  table: readonly (readonly number[])[],
  options: { readonly yates: boolean } = { yates: true },
): ChiSquareResult {
  const rows = table.map((row) => total(row));
  const columns = (table[0] ?? []).map((_, column) => total(table.map((row) => row[column]!)));
  const all = total(rows);
  const degreesOfFreedom = (rows.length - 1) * (columns.length - 1);
  const undefinedResult = { statistic: Number.NaN, pValue: Number.NaN, degreesOfFreedom };
  if (rows.some((count) => count === 0) || columns.some((count) => count === 0) || all === 0) {
    return undefinedResult;
  }
  if (degreesOfFreedom === 0) return { statistic: 0, pValue: 1, degreesOfFreedom };
  const correct = options.yates && degreesOfFreedom === 1;
  let statistic = 0;
  for (const [row, counts] of table.entries()) {
    for (const [column, count] of counts.entries()) {
      const expected = (rows[row]! * columns[column]!) / all;
      const gap = Math.abs(count - expected);
      statistic += (gap - (correct ? Math.min(0.5, gap) : 0)) ** 2 / expected;
    }
  }
  return { statistic, pValue: chiSquareSurvival(statistic, degreesOfFreedom), degreesOfFreedom };
}

/** The same for two samples over the same categories; those empty in both do not count. */
export function chiSquareTwoSample(
  reference: readonly number[],
  current: readonly number[],
  options?: { readonly yates: boolean },
): ChiSquareResult {
  const present = [...reference.keys()].filter((bin) => reference[bin]! + current[bin]! > 0);
  const rows = [reference, current].map((counts) => present.map((bin) => counts[bin]!));
  return chiSquareContingency(rows, options);
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
