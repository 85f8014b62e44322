/**
 * p-value of "fewer than k of these hypotheses are false": (K − k + 1) times the k-th smallest p (Benjamini and Heller 2008, with
 * Bonferroni's rule, so however they depend on each other). NaN do not count as tests; NaN with fewer than k tests.
 */
export function partialConjunctionPValue(pValues: readonly number[], k: number): number {
  const known = pValues.filter((p) => !Number.isNaN(p)).sort((a, b) => a - b);
  if (k < 1 || known.length < k) return Number.NaN;
  return Math.min(1, (known.length - k + 1) * known[k - 1]!);
}
