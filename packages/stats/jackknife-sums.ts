import type { Jackknife } from './bca-interval.ts';
import { unitSums, type RowSums } from './bootstrap-sums.ts';
import type { Resampling } from './stratified-resampling.ts';

/** The jackknife of a statistic of sums over what is drawn: rows, groups of rows or clusters. O(rows + units). */
export function jackknifeOfSums(
  resampling: Resampling,
  rowSums: RowSums,
  statistic: (sums: Float64Array) => number,
): Jackknife {
  const { width } = rowSums;
  const units = unitSums(resampling, rowSums);
  const total = new Float64Array(width);
  for (let at = 0; at < units.length; at++) total[at % width]! += units[at]!;
  const value = statistic(total);
  const changes = new Float64Array(resampling.unitCount);
  const without = new Float64Array(width);
  for (let unit = 0; unit < changes.length; unit++) {
    for (let k = 0; k < width; k++) without[k] = total[k]! - units[unit * width + k]!;
    const change = value - statistic(without);
    changes[unit] = Number.isFinite(change) ? change : 0;
  }
  return { changes };
}
