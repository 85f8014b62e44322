import { binomialProbability } from './saddle-point.ts';

// From here on SciPy (special.smirnov) takes the asymptotic form instead of a sum of n terms.
const longestSum = 1_000_000;

/**
 * P(Dₙ⁺ ≥ x) of the one-sided Kolmogorov–Smirnov statistic of n values (Smirnov 1944):
 * x·Σⱼ C(n, j)·(x + j/n)^(j−1)·(1 − x − j/n)^(n−j) over j ≤ n(1 − x). All terms are positive.
 */
export function smirnovSurvival(n: number, x: number): number {
  if (x <= 0) return 1;
  if (x >= 1) return 0;
  if (n > longestSum) {
    // Maag and Dicaire 1971; relative error of order 1/n.
    const reach = 6 * n * x + 1;
    return Math.exp(-(reach * reach) / (18 * n));
  }
  let sum = 0;
  for (let j = 0; j <= Math.floor(n * (1 - x)); j++) {
    const p = x + j / n;
    if (p >= 1) break;
    sum += binomialProbability(j, n, p) / p;
  }
  return Math.min(1, x * sum);
}
