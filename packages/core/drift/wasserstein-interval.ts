import type { NumericDetail } from './column-comparison.ts';
import { finiteRows } from './column-comparison.ts';

/**
 * ∫|F − G| from counts alone, whatever lies within the bins: in a bin (a, b] the difference is between what is left of it when
 * both functions are as near as they can be, and max(F(b) − G(a), G(b) − F(a)). Below and above the bins only the current
 * side has values, between its extremes.
 */
export function certifiedWasserstein(detail: NumericDetail): { lower: number; upper: number } {
  const { edges, reference, current, below, above, currentMin, currentMax } = detail;
  const { reference: n, current: m } = finiteRows(detail);
  let [f, g] = [0, below / m];
  let lower = 0;
  let upper = below > 0 ? g * Math.max(0, edges[0]! - currentMin) : 0;
  for (const [bin, count] of reference.entries()) {
    const [nextF, nextG] = [f + count / n, g + current[bin]! / m];
    const width = edges[bin + 1]! - edges[bin]!;
    lower += width * Math.max(0, f - nextG, g - nextF);
    upper += width * Math.max(nextF - g, nextG - f);
    [f, g] = [nextF, nextG];
  }
  if (above > 0) upper += (above / m) * Math.max(0, currentMax - edges.at(-1)!);
  return { lower, upper };
}
