import type { NumericDetail } from './column-comparison.ts';
import { nextBelow } from '../profile/next-double.ts';

/**
 * sup |F − G| from counts alone: exact at the edges (`lower` is reached there), and inside a bin (a, b] never
 * more than max(F(b) − G(a), G(b) − F(a)). No assumption about how values lie within a bin.
 */
export function certifiedKsDistance(detail: NumericDetail): { lower: number; upper: number } {
  const n = detail.reference.reduce((sum, count) => sum + count, 0);
  const m = detail.current.reduce((sum, count) => sum + count, detail.below + detail.above);
  let [cumulativeF, cumulativeG] = [0, detail.below];
  let lower = cumulativeG / m;
  let upper = lower;
  for (const [bin, count] of detail.reference.entries()) {
    const [f, g] = [cumulativeF / n, cumulativeG / m];
    cumulativeF += count;
    cumulativeG += detail.current[bin]!;
    const [nextF, nextG] = [cumulativeF / n, cumulativeG / m];
    const gap = Math.abs(nextF - nextG);
    lower = Math.max(lower, gap);
    // Between two neighbouring doubles there is no value at which the functions could differ more.
    const inside = detail.edges[bin]! < nextBelow(detail.edges[bin + 1]!);
    upper = Math.max(upper, inside ? Math.max(nextF - g, nextG - f) : gap);
  }
  return { lower, upper: Math.max(lower, upper) };
}
