import { shortestBetween } from './shortest-between.ts';

export interface EdgeOptions {
  /** Exact extremes of the whole column; the sample may lack them. */
  readonly min: number;
  readonly max: number;
  readonly bins: number;
}

/**
 * Edges e0 = min < e1 < … = max of bins [e0, e1], (e1, e2], … with about the same number of sampled values in each;
 * fewer bins where values repeat. Quantiles are values of the sample (inverse of its distribution function), moved up
 * within the gap to the next value to the number with the fewest digits: the bins of the sample stay as they are.
 * A value at the minimum that would fill a bin has one of its own. Without a range there is one edge.
 * @param sorted ascending, finite, within [min, max].
 */
export function quantileEdges(sorted: Float64Array, { min, max, bins }: EdgeOptions): number[] {
  if (!(min < max)) return [min];
  const edges = [min];
  for (let bin = 1; bin < bins; bin++) {
    const rank = Math.ceil((bin * sorted.length) / bins);
    const value = sorted[Math.max(0, rank - 1)];
    if (value === undefined) break;
    const next = nextValue(sorted, value, max);
    // The first bin is closed below: to hold the minimum alone it must end a little above it.
    const edge = shortestBetween(value === min ? value + (next - value) / 2 : value, next);
    if (edge > edges.at(-1)! && edge < max) edges.push(edge);
  }
  edges.push(max);
  return edges;
}

/** The smallest sampled value above `value`, else the maximum. */
function nextValue(sorted: Float64Array, value: number, max: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return low < sorted.length ? sorted[low]! : Math.max(max, value);
}
