import { gammaQ } from './regularized-gamma.ts';

/**
 * Chance of a Pearson χ² at least as large when two samples fall into the same cells with the same shares. χ² given both
 * margins has a known mean and variance (Dawson, Biometrika 41, 1954); a gamma law with these two replaces the limit law,
 * which is too light where few rows are expected. 1 with fewer than two cells in use; NaN when a side has no row.
 */
export function conditionalChiSquarePValue(
  reference: readonly number[],
  current: readonly number[],
): number {
  const [n, m] = [total(reference), total(current)];
  if (n === 0 || m === 0) return Number.NaN;
  const rows = n + m;
  let [statistic, cells, inverse] = [0, 0, 0];
  for (const [cell, a] of reference.entries()) {
    const sum = a + current[cell]!;
    if (sum === 0) continue;
    cells++;
    inverse += rows / sum;
    // Both rows of the table at once: (a − E)²/E_a + (b − E)²/E_b.
    statistic += (a * m - current[cell]! * n) ** 2 / (sum * n * m);
  }
  if (cells < 2) return 1;
  const { mean, variance } = momentsOf({ rows, cells, inverse, n, m });
  if (!(variance > 0)) return statistic > mean ? 0 : 1;
  const scale = variance / mean;
  return gammaQ(mean / scale, statistic / scale);
}

interface Margins {
  readonly rows: number;
  readonly cells: number;
  /** Σ rows/cell. */
  readonly inverse: number;
  readonly n: number;
  readonly m: number;
}

function momentsOf({ rows: N, cells, inverse, n, m }: Margins): { mean: number; variance: number } {
  const mean = (N * (cells - 1)) / (N - 1);
  if (N < 4) return { mean, variance: 0 };
  const spread = (groups: number): number => ((groups - 1) * (N - groups)) / (N - 1);
  const uneven = (sum: number, groups: number): number => (sum - groups * groups) / (N - 2);
  const [v1, w1] = [spread(2), uneven(N / n + N / m, 2)];
  const [v2, w2] = [spread(cells), uneven(inverse, cells)];
  const variance = ((2 * N) / (N - 3)) * (v1 - w1) * (v2 - w2) + ((N * N) / (N - 1)) * w1 * w2;
  return { mean, variance };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
