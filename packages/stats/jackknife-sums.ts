import { unitSums, type RowSums } from './bootstrap-sums.ts';
import { errorMoments, type Influence } from './error-moments.ts';
import type { Resampling } from './stratified-resampling.ts';

/** The influences of what is independent, with what they do not say. */
export interface Jackknife extends Influence {
  /** Of the value (Quenouille 1949). */
  readonly bias: number;
  /** How the value bends along the influences, in standard errors (c_q of DiCiccio and Efron 1992). */
  readonly curvature: number;
}

/** Sums of each unit, unit u at u · width; `counts`: how many such units there are (1). */
interface Units {
  readonly sums: Float64Array;
  readonly width: number;
  readonly counts?: Float64Array;
}

/** The jackknife of a statistic of sums over what is drawn: rows, groups of rows or clusters. O(rows + units). */
export function jackknifeOfSums(
  resampling: Resampling,
  rowSums: RowSums,
  statistic: (sums: Float64Array) => number,
): Jackknife {
  return jackknifeOfUnits({ sums: unitSums(resampling, rowSums), width: rowSums.width }, statistic);
}

export function jackknifeOfUnits(
  units: Units,
  statistic: (sums: Float64Array) => number,
): Jackknife {
  const { sums, width, counts } = units;
  const unitCount = sums.length / width;
  const total = weightedTotal(units, () => 1);
  const value = statistic(total);
  const changes = new Float64Array(unitCount);
  const without = new Float64Array(width);
  let [count, sum] = [0, 0];
  for (let unit = 0; unit < unitCount; unit++) {
    for (let k = 0; k < width; k++) without[k] = total[k]! - sums[unit * width + k]!;
    const change = value - statistic(without);
    changes[unit] = Number.isFinite(change) ? change : 0;
    const times = counts ? counts[unit]! : 1;
    count += times;
    sum += times * changes[unit]!;
  }
  const influence = { changes, ...(counts ? { counts } : {}) };
  const { standardError } = errorMoments([influence]);
  const slope = weightedTotal(units, (unit) => (changes[unit]! - sum / count) / standardError);
  const along = (step: number): number => statistic(total.map((one, k) => one + step * slope[k]!));
  const bias = (-(count - 1) * sum) / count;
  return { ...influence, bias, curvature: curvatureAlong(along, standardError) };
}

// In standard errors: no unit then weighs less than nine tenths.
const step = 0.1;

/** @param along the value when what is drawn weighs 1 + step · influence / standard error */
export function curvatureAlong(along: (step: number) => number, standardError: number): number {
  const bend = along(step) - 2 * along(0) + along(-step);
  const curvature = bend / (2 * standardError * step ** 2);
  return Number.isFinite(curvature) ? curvature : 0;
}

function weightedTotal(
  { sums, width, counts }: Units,
  weightOf: (unit: number) => number,
): Float64Array {
  const total = new Float64Array(width);
  for (let unit = 0; unit * width < sums.length; unit++) {
    const weight = (counts ? counts[unit]! : 1) * weightOf(unit);
    for (let k = 0; k < width; k++) total[k]! += weight * sums[unit * width + k]!;
  }
  return total;
}
