/**
 * Anytime-valid comparison of two event rates (errors, slow requests) from counts per poll: the mean over a grid
 * of alternatives of likelihood ratios, conditional on the events of each poll. Stratified by poll, so the
 * split may change between polls and a shared rate may vary in time.
 *
 * With ρ = n/(n + m) and θ(r) = rρ/(rρ + 1 − ρ), a poll with c canary and b baseline events multiplies
 * E_g by (θ(g·r₀)/θ(r₀))^c · ((1 − θ(g·r₀))/(1 − θ(r₀)))^b and S by the same for ratio 1 against `ratioMax`.
 * P(E ever reaches 1/α) ≤ α when the true ratio is at most r₀ (Ville); S likewise when it is at least `ratioMax`.
 * Lindon and Malek, NeurIPS 2022 (arXiv 2011.03567); Turner, Ly and Grünwald (arXiv 2106.02693).
 */
export interface TwoArmPoll {
  readonly canaryEvents: number;
  readonly canaryRequests: number;
  readonly baselineEvents: number;
  readonly baselineRequests: number;
}

export interface RatioTest {
  /** r₀: the largest ratio of rates that is tolerated, > 0. */
  readonly ratioTolerated: number;
  /** Alternatives are g·r₀ for each g > 1. */
  readonly grid: readonly number[];
  /** The ratio that promotion must exclude; undefined: no promotion test. */
  readonly ratioMax: number | undefined;
}

export const defaultGrid: readonly number[] = [1.25, 1.5, 2, 3, 5, 10];

/** What is carried from poll to poll; plain numbers, so that a journal can keep it. */
export interface RatioEvidence {
  /** One natural logarithm per alternative of the grid. */
  readonly logTerms: readonly number[];
  readonly logSafe: number;
}

export function noRatioEvidence(test: RatioTest): RatioEvidence {
  return { logTerms: test.grid.map(() => 0), logSafe: 0 };
}

/** Adds one poll. A poll without traffic on one arm, or without events, adds nothing. */
export function addRatioPoll(
  evidence: RatioEvidence,
  poll: TwoArmPoll,
  test: RatioTest,
): RatioEvidence {
  if (!(poll.canaryRequests > 0) || !(poll.baselineRequests > 0)) return evidence;
  if (poll.canaryEvents + poll.baselineEvents === 0) return evidence;
  const { ratioTolerated, ratioMax } = test;
  return {
    logTerms: evidence.logTerms.map(
      (term, index) => term + logRatio(poll, test.grid[index]! * ratioTolerated, ratioTolerated),
    ),
    logSafe: ratioMax === undefined ? 0 : evidence.logSafe + logRatio(poll, 1, ratioMax),
  };
}

/**
 * ln E of everything seen, every event count divided by the design effect (1 = independent events).
 * The logarithm of a mean of exponentials: a grid of zero alternatives is undefined and gives NaN.
 */
export function logHarm(evidence: RatioEvidence, designEffect: number): number {
  const terms = evidence.logTerms.map((term) => term / designEffect);
  const top = Math.max(...terms);
  const sum = terms.reduce((total, term) => total + Math.exp(term - top), 0);
  return top + Math.log(sum / terms.length);
}

/** ln S of everything seen. */
export function logSafety(evidence: RatioEvidence, designEffect: number): number {
  return evidence.logSafe / designEffect;
}

/**
 * ln of the likelihood ratio of one poll for ratio `alternative` against `tolerated`. θ is never formed: with
 * A = n·alternative + m and T = n·tolerated + m the ratios are (alternative/tolerated)·(T/A) and T/A.
 */
function logRatio(poll: TwoArmPoll, alternative: number, tolerated: number): number {
  const n = poll.canaryRequests;
  const m = poll.baselineRequests;
  // T/A − 1 = n(tolerated − alternative)/A: log1p keeps the digits when the canary's share is small.
  const shared = Math.log1p((n * (tolerated - alternative)) / (n * alternative + m));
  const canary = Math.log(alternative / tolerated) + shared;
  return poll.canaryEvents * canary + poll.baselineEvents * shared;
}

/**
 * How much ln S grows per canary request when both arms have the same event rate and the canary gets `share` of
 * the traffic: turns missing evidence into requests still needed.
 */
export function safetyPerCanaryRequest(rate: number, share: number, ratioMax: number): number {
  if (!(rate > 0) || !(share > 0) || !(share < 1)) return 0;
  const perRequest = { canaryRequests: share, baselineRequests: 1 - share };
  const events = { canaryEvents: rate * share, baselineEvents: rate * (1 - share) };
  return logRatio({ ...perRequest, ...events }, 1, ratioMax) / share;
}
