import { safetyPerCanaryRequest } from '#stats/error-e-process.ts';
import { requestsToShowBelow } from '#stats/rate-limit-e-process.ts';
import type { RatioBounds } from './rollout-plan.ts';

/** What a step's safety still lacks, and the traffic it is to come from. */
export interface SafetyGap {
  /** ln still missing to the bound. */
  readonly missing: number;
  /** Rate of events, taken to be the same on both arms. */
  readonly rate: number;
  /** The canary's share of the traffic, in (0, 1). */
  readonly share: number;
  readonly designEffect: number;
}

/**
 * Canary requests after which a canary as good as the stable is expected to be shown safe: by ratio, or by a rate
 * below the negligible one, whichever comes first. Undefined when neither can ever be shown (no events, and
 * no room below the negligible rate).
 */
export function canaryRequestsNeeded(gap: SafetyGap, bounds: RatioBounds): number | undefined {
  if (gap.missing <= 0) return 0;
  const { rate, share, designEffect } = gap;
  // The mean of two e-values: the better of them has to reach twice the bound.
  const missing = gap.missing + Math.LN2;
  const growth = safetyPerCanaryRequest(rate, share, bounds.promoteBelow);
  const byRatio = growth > 0 ? missing / growth : Infinity;
  const byRate = requestsToShowBelow(missing, { rate, limit: bounds.negligible }) ?? Infinity;
  const fewest = designEffect * Math.min(byRatio, byRate);
  return Number.isFinite(fewest) ? Math.ceil(fewest) : undefined;
}
