/** Counts between equal edges. */
export interface Histogram {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** `bins` equal bins of a range; what lies outside is counted in the nearest one, so that nothing is lost from sight. */
export function histogram(
  values: Float64Array,
  range: readonly [number, number],
  options: {
    readonly bins: number;
    readonly weights?: Float64Array | undefined;
    readonly isCounted?: (row: number) => boolean;
  },
): Histogram {
  const [low, high] = range;
  const { bins, weights, isCounted } = options;
  const counts = Array.from({ length: bins }, () => 0);
  for (let row = 0; row < values.length; row++) {
    if (isCounted && !isCounted(row)) continue;
    counts[cellOf(values[row]!, range, bins)]! += weights?.[row] ?? 1;
  }
  const edges = Array.from({ length: bins + 1 }, (_, bin) => low + ((high - low) * bin) / bins);
  return { edges, counts };
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
