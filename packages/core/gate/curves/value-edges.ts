// Where a curve may have a corner; a curve shows at most 200 points of them.
const mostEdges = 1024;
const sampleSize = 65_536;

/**
 * Strictly increasing values that cut the rows into parts of about equal size: quantiles of an evenly spaced part of the rows. Every edge is a value that occurs,
 * so "at or above the edge" is a threshold, and a curve drawn through such thresholds has only exact points.
 */
export function valueEdges(values: Float64Array): Float64Array {
  const sorted = evenSample(values).sort();
  const edges: number[] = [];
  const count = Math.min(mostEdges, sorted.length);
  for (let index = 0; index < count; index++) {
    const value = sorted[Math.floor((index * sorted.length) / count)]!;
    if (edges.length === 0 || value > edges.at(-1)!) edges.push(value);
  }
  return Float64Array.from(edges);
}

/** Every k-th value; all of them when they are few. */
export function evenSample(values: Float64Array): Float64Array {
  if (values.length <= sampleSize) return values.slice();
  return Float64Array.from(
    { length: sampleSize },
    (_, index) => values[Math.floor((index * values.length) / sampleSize)]!,
  );
}

/** Bounds of the middle of the values: a single outlier must not squeeze all others into one pixel. */
export function middleBounds(columns: readonly Float64Array[], share: number): [number, number] {
  const bounds = columns.map((values) => {
    const sorted = evenSample(values).sort();
    const at = (part: number): number => sorted[Math.round(part * (sorted.length - 1))] ?? 0;
    return [at((1 - share) / 2), at((1 + share) / 2)] as const;
  });
  const low = Math.min(...bounds.map(([lower]) => lower));
  const high = Math.max(...bounds.map(([, upper]) => upper));
  return low < high ? [low, high] : [low - 0.5, low + 0.5];
}

/**
 * Says how many edges are at or below a value: 0 below the first edge. A table over the range of the edges says between which of them
 * it lies, so that the search of a row takes one or two steps where edges are even.
 */
export function edgesAtOrBelow(edges: Float64Array): (value: number) => number {
  const first = edges[0] ?? 0;
  const cells = 16 * edges.length;
  const perUnit = cells / ((edges.at(-1) ?? 0) - first);
  // Edges of one value, or farther apart than a double can say, share one cell.
  const scale = Number.isFinite(perUnit) ? perUnit : 0;
  const cellOfValue = (value: number): number => {
    const cell = (value - first) * scale;
    if (!(cell > 0)) return 0;
    return cell < cells ? Math.floor(cell) : cells;
  };
  const starts = edgesBefore(edges, cellOfValue, cells + 1);
  return (value) => {
    const cell = cellOfValue(value);
    let low = starts[cell]!;
    let high = starts[cell + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (edges[middle]! <= value) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** Of every cell the number of edges in cells before it, and at the end all of them. */
function edgesBefore(
  edges: Float64Array,
  cellOfValue: (value: number) => number,
  cells: number,
): Uint32Array {
  const starts = new Uint32Array(cells + 1);
  for (const edge of edges) starts[cellOfValue(edge) + 1]!++;
  for (let cell = 0; cell < cells; cell++) starts[cell + 1]! += starts[cell]!;
  return starts;
}
