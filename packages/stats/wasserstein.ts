export interface WassersteinResult {
  /** W₁ = ∫|F − G|, in the unit of the values. NaN when a sample is empty. */
  readonly distance: number;
  /** Standard error of the estimate while F ≠ G; too small where the two laws are equal. */
  readonly standardError: number;
}

/**
 * First Wasserstein distance of two samples, as `scipy.stats.wasserstein_distance`, with the standard error
 * from the influence function h(x) = ∫ sign(G − F)(t)·1{x ≤ t} dt (del Barrio, Giné, Matrán 1999): the
 * distance is then a difference of means of h. Both samples ascending, finite.
 */
export function wassersteinDistance(
  sortedA: Float64Array,
  sortedB: Float64Array,
): WassersteinResult {
  const [n, m] = [sortedA.length, sortedB.length];
  if (n === 0 || m === 0) return { distance: Number.NaN, standardError: Number.NaN };
  const spreadA = runningVariance();
  const spreadB = runningVariance();
  const distance = compensatedSum();
  let [i, j, influence] = [0, 0, 0];
  while (i < n || j < m) {
    const value = i < n && (j >= m || sortedA[i]! <= sortedB[j]!) ? sortedA[i]! : sortedB[j]!;
    for (; i < n && sortedA[i] === value; i++) spreadA.add(influence);
    for (; j < m && sortedB[j] === value; j++) spreadB.add(influence);
    if (i >= n && j >= m) break;
    const next = Math.min(i < n ? sortedA[i]! : Infinity, j < m ? sortedB[j]! : Infinity);
    const gap = i / n - j / m;
    distance.add(Math.abs(gap) * (next - value));
    influence += Math.sign(gap) * (next - value);
  }
  const standardError = Math.sqrt(spreadA.variance() / n + spreadB.variance() / m);
  return { distance: distance.total(), standardError };
}

/**
 * W₁ between two histograms over the same edges when mass lies evenly within each bin: an approximation,
 * exact only in what crosses the edges. Edges ascending, one more than counts.
 */
export function binnedWasserstein(
  edges: readonly number[],
  reference: readonly number[],
  current: readonly number[],
): number {
  const [n, m] = [total(reference), total(current)];
  if (n === 0 || m === 0) return Number.NaN;
  const distance = compensatedSum();
  let [low, cumulativeA, cumulativeB] = [0, 0, 0];
  for (let bin = 0; bin < reference.length; bin++) {
    cumulativeA += reference[bin]! / n;
    cumulativeB += current[bin]! / m;
    const high = cumulativeA - cumulativeB;
    distance.add((edges[bin + 1]! - edges[bin]!) * meanAbsolute(low, high));
    low = high;
  }
  return distance.total();
}

/** Mean of |f| over an interval on which f is linear. */
function meanAbsolute(left: number, right: number): number {
  if (left * right >= 0) return (Math.abs(left) + Math.abs(right)) / 2;
  return (left * left + right * right) / (2 * Math.abs(left - right));
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Neumaier's summation: a million small steps keep their digits. */
function compensatedSum() {
  let [sum, lost] = [0, 0];
  return {
    add(term: number): void {
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
    },
    total: (): number => sum + lost,
  };
}

/** Welford's population variance. */
function runningVariance() {
  let [count, mean, squares] = [0, 0, 0];
  return {
    add(value: number): void {
      count++;
      const step = value - mean;
      mean += step / count;
      squares += step * (value - mean);
    },
    variance: (): number => (count === 0 ? 0 : squares / count),
  };
}
