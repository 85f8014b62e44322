import { chiSquareSurvival } from './chi-square-distribution.ts';

export interface TwoProportionResult {
  /** share₁ − share₂ */
  readonly difference: number;
  /** NaN when nothing or everything is a success: there is no spread to measure against. */
  readonly z: number;
  /** Two-sided. 1 where z is undefined and the shares are equal. */
  readonly pValue: number;
}

/** Pooled two-proportion z test (statsmodels `proportions_ztest`). Counts of successes out of n rows. */
export function twoProportionZ(
  first: { readonly successes: number; readonly n: number },
  second: { readonly successes: number; readonly n: number },
): TwoProportionResult {
  const difference = first.successes / first.n - second.successes / second.n;
  const pooled = (first.successes + second.successes) / (first.n + second.n);
  const standardError = Math.sqrt(pooled * (1 - pooled) * (1 / first.n + 1 / second.n));
  if (standardError === 0) return { difference, z: Number.NaN, pValue: 1 };
  const z = difference / standardError;
  return { difference, z, pValue: chiSquareSurvival(z * z, 1) };
}
