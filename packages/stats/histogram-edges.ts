/** Edges of a histogram as NumPy 2's `histogram_bin_edges` makes them, to the last bit of its own arithmetic. */
export interface EdgeOptions {
  /** Whole numbers never get bins narrower than 1. */
  readonly integers: boolean;
}

/** Sturges 1926: range / (log₂ n + 1). `values` in any order, finite, at least one. */
export function sturgesEdges(values: Float64Array, options: EdgeOptions): number[] {
  const { low, high } = extremes(values);
  return edges({ low, high, width: (high - low) / (Math.log2(values.length) + 1), ...options });
}

/** Doane 1976: Sturges with a term for skewness. */
export function doaneEdges(values: Float64Array, options: EdgeOptions): number[] {
  const { low, high } = extremes(values);
  return edges({ low, high, width: doaneWidth(values, high - low), ...options });
}

function doaneWidth(values: Float64Array, range: number): number {
  const n = values.length;
  if (n <= 2) return 0;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const sigma = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  if (!(sigma > 0)) return 0;
  const skewness = values.reduce((sum, value) => sum + ((value - mean) / sigma) ** 3, 0) / n;
  const error = Math.sqrt((6 * (n - 2)) / ((n + 1) * (n + 3)));
  return range / (1 + Math.log2(n) + Math.log2(1 + Math.abs(skewness) / error));
}

function edges({
  low,
  high,
  width,
  integers,
}: EdgeOptions & { low: number; high: number; width: number }): number[] {
  const [first, last] = low === high ? [low - 0.5, high + 0.5] : [low, high];
  const step = integers && width > 0 && width < 1 ? 1 : width;
  const bins = step > 0 ? Math.ceil((last - first) / step) : 1;
  // numpy.linspace: multiples of the step, and the last edge itself.
  const size = (last - first) / bins;
  return Array.from({ length: bins + 1 }, (_, bin) => (bin === bins ? last : bin * size + first));
}

/** Counts in [e0, e1), [e1, e2), …, the last one closed; what lies outside is not counted. `sorted` ascends. */
export function countBetweenEdges(sorted: Float64Array, bounds: readonly number[]): number[] {
  const counts = bounds.slice(1).map(() => 0);
  let bin = 0;
  for (const value of sorted) {
    if (value < bounds[0]!) continue;
    while (bin < counts.length && value >= bounds[bin + 1]!) bin++;
    if (bin < counts.length) counts[bin]!++;
    else if (value === bounds.at(-1)) counts[counts.length - 1]!++;
    else break;
  }
  return counts;
}

function extremes(values: Float64Array): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
