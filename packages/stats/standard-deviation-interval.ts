import { criticalValue } from './normal.ts';

/**
 * Bonett's interval of a standard deviation (2006, CSDA 50:775), on the log scale, with the moment estimate of the
 * kurtosis: unlike the χ² interval it holds for laws that are not normal. (0, ∞) below three values.
 * @param kurtosis fourth central moment over the squared variance: 3 for a normal law.
 */
export function standardDeviationInterval(
  { std, n, kurtosis }: { readonly std: number; readonly n: number; readonly kurtosis: number },
  level: number,
): { readonly lower: number; readonly upper: number } {
  const z = criticalValue(level);
  if (n < 3 || n <= z) return { lower: 0, upper: Infinity };
  const correction = n / (n - z);
  const variance = Math.max(0, kurtosis - (n - 3) / n) / (n - 1);
  const halfWidth = (correction * z * Math.sqrt(variance)) / 2;
  const center = std * Math.sqrt(correction);
  return { lower: center * Math.exp(-halfWidth), upper: center * Math.exp(halfWidth) };
}
