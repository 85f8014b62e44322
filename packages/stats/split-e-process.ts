import betaln from '@stdlib/math-base-special-betaln';

/** Requests that each arm received since the split was set. */
export interface SplitCounts {
  readonly canary: number;
  readonly baseline: number;
}

/**
 * ln of the Beta–binomial mixture against a fixed canary share ρ:
 * ln B(a + C, b + B) − ln B(a, b) − C ln ρ − B ln(1 − ρ). P(it ever reaches ln(1/α)) ≤ α when the share is ρ.
 * Lindon and Malek, NeurIPS 2022 (arXiv 2011.03567). No requests: 0. A share of 0 or 1 with requests on the
 * other arm is impossible under H0: Infinity.
 */
export function logSplitEvidence(
  counts: SplitCounts,
  share: number,
  prior: readonly [number, number],
): number {
  const { canary, baseline } = counts;
  const [a, b] = prior;
  if (canary + baseline === 0) return 0;
  const underNull = timesLog(canary, share) + timesLog(baseline, 1 - share);
  return betaln(a + canary, b + baseline) - betaln(a, b) - underNull;
}

/**
 * The same against every share within `tolerance` of the requested one: the least evidence over that range,
 * which is reached at the share nearest to the observed one. Valid because it is at most the evidence
 * against the true share.
 */
export function logSplitEvidenceWithin(
  counts: SplitCounts,
  share: number,
  tolerance: number,
): number {
  const total = counts.canary + counts.baseline;
  if (total === 0) return 0;
  const observed = counts.canary / total;
  const nearest = Math.min(Math.max(observed, share - tolerance), share + tolerance);
  const centre = Math.min(Math.max(share, 0.01), 0.99);
  return logSplitEvidence(counts, nearest, [10 * centre, 10 * (1 - centre)]);
}

function timesLog(count: number, share: number): number {
  return count === 0 ? 0 : count * Math.log(share);
}
