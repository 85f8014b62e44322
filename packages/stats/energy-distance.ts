/** √(2·∫(F − G)²), as `scipy.stats.energy_distance`. Both samples ascending and finite; NaN when one is empty. */
export function energyDistance(sortedA: Float64Array, sortedB: Float64Array): number {
  const [n, m] = [sortedA.length, sortedB.length];
  if (n === 0 || m === 0) return Number.NaN;
  let [i, j, integral] = [0, 0, 0];
  for (;;) {
    const value = Math.min(sortedA[i] ?? Infinity, sortedB[j] ?? Infinity);
    while (i < n && sortedA[i] === value) i++;
    while (j < m && sortedB[j] === value) j++;
    if (i === n && j === m) break;
    const next = Math.min(sortedA[i] ?? Infinity, sortedB[j] ?? Infinity);
    integral += (i / n - j / m) ** 2 * (next - value);
  }
  return Math.sqrt(2 * integral);
}
