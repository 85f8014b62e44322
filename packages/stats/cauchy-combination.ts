export interface WeightedPValue {
  readonly pValue: number;
  /** In proportion to the others. */
  readonly weight: number;
}

/**
 * One p-value from several that may depend on each other: the tail of a Cauchy law at the weighted mean of tan((½ − p)·π)
 * (Liu and Xie, JASA 115, 2020). Nearly as sharp as the best of them, and in the tail it holds its level whatever the
 * dependence. NaN do not count; NaN when there is nothing else.
 */
export function cauchyCombination(tests: readonly WeightedPValue[]): number {
  const known = tests.filter(({ pValue }) => !Number.isNaN(pValue));
  if (known.length === 0) return Number.NaN;
  if (known.some(({ pValue }) => pValue <= 0)) return 0;
  const weights = known.reduce((sum, { weight }) => sum + weight, 0);
  const mean = known.reduce((sum, { pValue, weight }) => sum + weight * cotangent(pValue), 0);
  const at = mean / weights;
  // Far out the tail is 1/(π·t), and ½ − atan(t)/π would round it away.
  return at > 1e3 ? Math.atan(1 / at) / Math.PI : 0.5 - Math.atan(at) / Math.PI;
}

/** tan((½ − p)·π), with its digits for tiny p. p = 1 says "no sign of it", not "the opposite is certain". */
function cotangent(pValue: number): number {
  return 1 / Math.tan(Math.min(pValue, 0.99) * Math.PI);
}
