const largest = 1e300;

/**
 * An e-value from a p-value: ∫₀¹ κ·p^(κ−1) dκ = (1 − p + p·ln p)/(p·ln² p) (Vovk and Wang, Annals of Statistics 49, 2021). Its mean
 * is at most 1 when p is valid, so products of it over separate looks are evidence that may be looked at any time. At least ½;
 * NaN (nothing was tested) is no evidence either way: 1.
 */
export function eValueOf(pValue: number): number {
  if (Number.isNaN(pValue)) return 1;
  if (pValue <= 0) return largest;
  const log = Math.log(Math.min(1, pValue));
  // Near p = 1 numerator and denominator vanish together.
  if (log > -1e-3) return 0.5 - log / 6 + (log * log) / 24;
  return Math.min(largest, (1 / pValue - 1 + log) / (log * log));
}
