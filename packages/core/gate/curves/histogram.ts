/** Counts between equal edges. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

interface Bins {
  readonly bins: number;
  readonly weights?: Float64Array | undefined;
}

/** `bins` equal bins of a range; what lies outside is counted in the nearest one, so that nothing is lost from sight. */
export function histogram(
  values: Float64Array,
  range: readonly [number, number],
  options: Bins,
): Histogram {
  return countByClass(values, range, { ...options, classes: 1 })[0]!;
}

/** The same, of the rows labelled 0 and of those labelled 1. */
export function histogramsByClass(
  values: Float64Array,
  range: readonly [number, number],
  options: Bins & { readonly labels: Uint8Array },
): [Histogram, Histogram] {
  const [negatives, positives] = countByClass(values, range, { ...options, classes: 2 });
  return [negatives!, positives!];
}

function countByClass(
  values: Float64Array,
  range: readonly [number, number],
  options: Bins & { readonly classes: number; readonly labels?: Uint8Array },
): Histogram[] {
  const [low, high] = range;
  const { bins, weights, classes, labels } = options;
  const span = high - low;
  const counts = new Float64Array(bins * classes);
  for (let row = 0; row < values.length; row++) {
    const first = labels ? labels[row]! * bins : 0;
    const cell = Math.floor(((values[row]! - low) / span) * bins);
    const bin = cell > 0 ? (cell < bins ? cell : bins - 1) : 0;
    counts[first + bin]! += weights ? weights[row]! : 1;
  }
  const edges = Array.from({ length: bins + 1 }, (_, bin) => low + ((high - low) * bin) / bins);
  return Array.from({ length: classes }, (_, one) => ({
    edges,
    counts: [...counts.subarray(one * bins, (one + 1) * bins)],
  }));
}

/** The cell of a value among equal ones; the first or the last for a value outside. */
export function cellOf(
  value: number,
  [low, high]: readonly [number, number],
  cells: number,
): number {
  const cell = Math.floor(((value - low) / (high - low)) * cells);
  return Math.max(0, Math.min(cells - 1, cell));
}
