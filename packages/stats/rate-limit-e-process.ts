/**
 * Anytime-valid comparison of one event rate with a fixed limit: weighted mean of Bernoulli likelihood ratios
 * over a grid of alternative rates g·limit, g > 1 for harm (H0: rate ≤ limit), g < 1 for safety (H0: rate ≥ limit).
 * Used where there is nothing to compare with: an absolute objective, or no events on either arm.
 */
export interface RateCounts {
  readonly events: number;
  readonly requests: number;
}

/** One alternative: its rate over the limit, and its weight in the mean. */
interface Alternative {
  readonly factor: number;
  readonly weight: number;
}

const harmGrid: readonly Alternative[] = [1.25, 1.5, 2, 3, 5, 10].map((factor) => ({
  factor,
  weight: 1,
}));
/** Half of the weight on "no events at all", the commonest case of a healthy service. */
const safetyGrid: readonly Alternative[] = [
  { factor: 0, weight: 1 / 2 },
  { factor: 0.1, weight: 1 / 6 },
  { factor: 0.25, weight: 1 / 6 },
  { factor: 0.5, weight: 1 / 6 },
];

/** ln E against "rate ≤ limit"; 0 without requests. `limit` in (0, 1). */
export function logAboveLimit(counts: RateCounts, limit: number, designEffect: number): number {
  const possible = harmGrid.filter(({ factor }) => factor * limit < 1);
  return possible.length === 0 ? 0 : logMeanRatio(counts, possible, { limit, designEffect });
}

/** ln E against "rate ≥ limit"; 0 without requests. `limit` in (0, 1). */
export function logBelowLimit(counts: RateCounts, limit: number, designEffect: number): number {
  return logMeanRatio(counts, safetyGrid, { limit, designEffect });
}

/**
 * Requests after which ln E against "rate ≥ limit" is expected to reach `logBound` when the rate is `rate`;
 * undefined when it never will.
 */
export function requestsToShowBelow(
  logBound: number,
  { rate, limit }: { readonly rate: number; readonly limit: number },
): number | undefined {
  const each = safetyGrid.map(({ factor, weight }) => {
    const growth = perRequest(rate, factor * limit, limit);
    return growth > 0 ? (logBound - Math.log(weight)) / growth : Infinity;
  });
  const fewest = Math.min(...each);
  return Number.isFinite(fewest) ? Math.ceil(fewest) : undefined;
}

/** Expected growth of one log-likelihood ratio per request; an impossible event is −Infinity. */
function perRequest(rate: number, alternative: number, limit: number): number {
  const hit = rate === 0 ? 0 : rate * Math.log(alternative / limit);
  return hit + (1 - rate) * (Math.log1p(-alternative) - Math.log1p(-limit));
}

function logMeanRatio(
  counts: RateCounts,
  alternatives: readonly Alternative[],
  against: { limit: number; designEffect: number },
): number {
  const { limit, designEffect } = against;
  if (!(counts.requests > 0)) return 0;
  const rate = Math.min(1, counts.events / counts.requests);
  const size = counts.requests / designEffect;
  const terms = alternatives.map(({ factor }) => size * perRequest(rate, factor * limit, limit));
  const top = Math.max(...terms);
  const weights = alternatives.reduce((sum, one) => sum + one.weight, 0);
  const mean = terms.reduce(
    (sum, term, index) => sum + alternatives[index]!.weight * Math.exp(term - top),
    0,
  );
  return top + Math.log(mean / weights);
}
