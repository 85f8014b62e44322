import { kolmogorovSurvival } from './kolmogorov-distribution.ts';

export interface KsResult {
  /** D = sup |F − G|. NaN when a sample is empty. */
  readonly statistic: number;
  /** Two-sided. */
  readonly pValue: number;
  readonly method: 'exact' | 'asymptotic';
}

// SciPy's MAX_AUTO_N: `ks_2samp(method="auto")` counts paths up to here.
const largestExact = 10_000;

/**
 * Two-sample Kolmogorov–Smirnov test as `scipy.stats.ks_2samp` (auto): p by counting lattice paths up to
 * 10 000 values on the larger side, else from the one-sample law at round(nm/(n + m)).
 * With ties p is conservative. Both samples ascending, without NaN.
 */
export function ksTwoSample(sortedA: Float64Array, sortedB: Float64Array): KsResult {
  const [n, m] = [sortedA.length, sortedB.length];
  if (n === 0 || m === 0) return { statistic: Number.NaN, pValue: Number.NaN, method: 'exact' };
  const statistic = ksDistance(sortedA, sortedB);
  const { pValue, method } = ksPValue(statistic, n, m);
  return { statistic, pValue, method };
}

/** The p-value of a distance D between samples of n and m values. */
export function ksPValue(
  distance: number,
  n: number,
  m: number,
): { pValue: number; method: KsResult['method'] } {
  if (Math.max(n, m) <= largestExact) {
    return { pValue: ksExactPValue(distance, n, m), method: 'exact' };
  }
  return { pValue: ksAsymptoticPValue(distance, n, m), method: 'asymptotic' };
}

/** sup |F − G| of two ascending samples; ties are stepped over together. */
export function ksDistance(sortedA: Float64Array, sortedB: Float64Array): number {
  const [n, m] = [sortedA.length, sortedB.length];
  let [i, j, largest] = [0, 0, 0];
  while (i < n && j < m) {
    const value = Math.min(sortedA[i]!, sortedB[j]!);
    while (i < n && sortedA[i]! <= value) i++;
    while (j < m && sortedB[j]! <= value) j++;
    largest = Math.max(largest, Math.abs(i / n - j / m));
  }
  return largest;
}

export function ksAsymptoticPValue(distance: number, n: number, m: number): number {
  // A sample this small has no asymptotic law: round(½) = 0 values.
  return kolmogorovSurvival(roundHalfToEven((n * m) / (n + m)), distance);
}

/**
 * The share of orderings of n + m values whose distance reaches `distance`. A path through the grid is
 * outside where |i/n − j/m| ≥ D; the share of paths to (i, j) that were outside is the mean of the shares
 * of its two predecessors, weighted by how many paths come from each. Sums of positive terms only, so
 * tiny p keep their digits. O(n·m·D).
 */
export function ksExactPValue(distance: number, n: number, m: number): number {
  const divisor = greatestCommonDivisor(n, m);
  const [stepN, stepM] = [n / divisor, m / divisor];
  const reach = Math.round(distance * stepN * m);
  if (reach === 0) return 1;
  // p ≤ 2·exp(−2·nm/(n + m)·D²) (Wei and Dudley 2012): below the smallest double there is nothing to count.
  if (((n * m) / (n + m)) * distance * distance > 380) return 0;
  // outside[j]: share for (i, j); before it is overwritten, for (i − 1, j). Off the strip it is 1.
  const outside = new Float64Array(m + 1).fill(1);
  for (let i = 0; i <= n; i++) {
    const lowest = Math.max(0, Math.floor((i * stepM - reach) / stepN) + 1);
    const highest = Math.min(m, Math.ceil((i * stepM + reach) / stepN) - 1);
    if (lowest > 0) outside[lowest - 1] = 1;
    for (let j = lowest; j <= highest; j++) {
      const fromLeft = j > 0 ? outside[j - 1]! * j : 0;
      const fromBelow = i > 0 ? outside[j]! * i : 0;
      outside[j] = i + j === 0 ? 0 : (fromLeft + fromBelow) / (i + j);
    }
    if (highest < m) outside[highest + 1] = 1;
  }
  return outside[m]!;
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

/** NumPy's `round`. */
function roundHalfToEven(x: number): number {
  const rounded = Math.round(x);
  return Math.abs(x - Math.trunc(x)) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
