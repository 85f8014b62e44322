/** The places of the k largest positive values, and of those that tie with the last of them. */
export function topPlaces(values: Float64Array, k: number): Set<number> {
  const sorted = values.toSorted();
  const least = sorted[Math.max(0, sorted.length - k)] ?? Number.NaN;
  const places = Array.from(values.keys()).filter(
    (place) => values[place]! > 0 && values[place]! >= least,
  );
  return new Set(places);
}

/** The share of the k largest that two sides have in common. NaN when no value of either is positive. */
export function topOverlap(x: Float64Array, y: Float64Array, k: number): number {
  const [a, b] = [topPlaces(x, k), topPlaces(y, k)];
  const shared = [...a].filter((place) => b.has(place)).length;
  return shared / Math.max(a.size, b.size);
}
