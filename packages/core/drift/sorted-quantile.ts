/** Linear interpolation between order statistics (NumPy's default); NaN without values. `sorted` ascends. */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, sorted.length - 1)]];
  if (low === undefined || high === undefined) return Number.NaN;
  return low + (high - low) * (at - below);
}
