import {
  chiSquareCritical,
  chiSquareSurvival,
  noncentralChiSquareCdf,
  noncentralChiSquareSurvival,
} from './chi-square-distribution.ts';

export interface PsiResult {
  /** Σ (p − q)·ln(p/q). 0 with fewer than two bins. */
  readonly value: number;
  readonly bins: number;
  /** PSI·nm/(n + m): about χ² with bins − 1 degrees of freedom when nothing shifted. */
  readonly scaled: number;
}

/**
 * Population stability index with ½ added to every bin of both sides (Jeffreys), so that an empty bin is
 * rare rather than infinite; then p = (a + ½)/(n + B/2). NaN when a side has no rows.
 * @param reference and current: counts over the same bins.
 */
export function psi(reference: readonly number[], current: readonly number[]): PsiResult {
  const bins = reference.length;
  const [n, m] = [total(reference), total(current)];
  if (n === 0 || m === 0) return { value: Number.NaN, bins, scaled: Number.NaN };
  let value = 0;
  for (let bin = 0; bin < bins; bin++) {
    const p = (reference[bin]! + 0.5) / (n + bins / 2);
    const q = (current[bin]! + 0.5) / (m + bins / 2);
    value += (p - q) * Math.log(p / q);
  }
  return { value, bins, scaled: (value * n * m) / (n + m) };
}

/** Chance of a PSI at least this large when nothing shifted (Yurdakul 2018). 1 with fewer than two bins. */
export function psiNoShiftPValue({ scaled, bins }: PsiResult): number {
  return bins < 2 ? 1 : chiSquareSurvival(scaled, bins - 1);
}

/** One p-value of the test "the shift is at most δ", n and m rows: noncentral χ² with λ = δ·nm/(n + m). */
export function psiAtMostPValue(result: PsiResult, delta: number, sizes: SampleSizes): number {
  if (result.bins < 2) return 1;
  return noncentralChiSquareSurvival(result.scaled, result.bins - 1, delta * effectiveSize(sizes));
}

/** The same for "the shift is at least δ": small when the data show that it is less. */
export function psiAtLeastPValue(result: PsiResult, delta: number, sizes: SampleSizes): number {
  if (result.bins < 2) return 0;
  return noncentralChiSquareCdf(result.scaled, result.bins - 1, delta * effectiveSize(sizes));
}

/** The PSI that chance alone exceeds with probability `alpha`. */
export function psiCriticalValue(bins: number, alpha: number, sizes: SampleSizes): number {
  return chiSquareCritical(alpha, bins - 1) / effectiveSize(sizes);
}

export interface SampleSizes {
  readonly reference: number;
  readonly current: number;
}

/** nm/(n + m): the rows that a two-sample comparison is worth. */
export function effectiveSize({ reference, current }: SampleSizes): number {
  return (reference * current) / (reference + current);
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
