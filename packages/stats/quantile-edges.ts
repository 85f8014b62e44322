/**
 * The inner edges of `bins` bins with equally many values each, as scikit-learn's calibration_curve makes them with
 * numpy.percentile: linear between order statistics, rounding included, since it decides on which side of an edge a value
 * lies. Equal values stay together, so that edges may repeat and bins be empty.
 */
export function quantileEdges(values: Float64Array, bins: number): Float64Array {
  const sorted = values.toSorted();
  return Float64Array.from({ length: bins - 1 }, (_, index) => {
    const share = ((index + 1) * (1 / bins) * 100) / 100;
    const position = (sorted.length - 1) * share;
    const below = Math.floor(position);
    const low = sorted[below]!;
    const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
    const t = position - below;
    return t >= 0.5 ? high - (high - low) * (1 - t) : low + (high - low) * t;
  });
}
