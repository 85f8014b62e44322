import { batchDesignEffect, effectiveSize, type BatchEffect } from '#stats/batch-design-effect.ts';
import { normalSurvival } from '#stats/normal.ts';
import { orderStatisticInterval } from '#stats/order-statistic-interval.ts';
import { rowsForProportion } from '#stats/rows-needed.ts';
import { wilsonBounds, type Bounds } from '#stats/wilson-interval.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { numberText } from '../number-text.ts';

/** Fewer requests than this have no upper bound of the quantile: 1 − qⁿ must reach 1 − (1 − level)/2. */
export function requestsForQuantile(q: number, level: number): number {
  return Math.ceil(Math.log((1 - level) / 2) / Math.log(q));
}

/**
 * A quantile of latencies in the order of their arrival, with the order statistics between which it lies, whatever the law of latencies.
 * Slow requests come in rows: the ranks are those of as many independent requests as these are worth (Woodruff 1952). A
 * request that failed is slower than any limit.
 */
export function latencyQuantile(latenciesMs: Float64Array, q: number): Estimate {
  const n = latenciesMs.length;
  if (n === 0) return undefinedEstimate({ n, rows: n }, 'order statistics', 'no request was made');
  const sorted = latenciesMs.toSorted();
  const value = sorted[Math.max(1, Math.ceil(q * n)) - 1]!;
  const effect = batchDesignEffect(n, (index) => latenciesMs[index]! >= value);
  return {
    value,
    n,
    rows: n,
    method: `order statistics, ${effectText(effect)}`,
    boundsAt: (z) => boundsBetween(sorted, q, { effect, z }),
    rowsFor: (limit, level) => {
      const slow = sorted.reduce((sum, one) => sum + (one > limit ? 1 : 0), 0) / n;
      const needed = Math.max(requestsForQuantile(q, level), rowsForProportion(slow, 1 - q, level));
      return needed * effect.effect;
    },
    facts: { designEffect: effect.effect },
  };
}

function boundsBetween(
  sorted: Float64Array,
  q: number,
  { effect, z }: { readonly effect: BatchEffect; readonly z: number },
): Bounds {
  const n = sorted.length;
  const level = 1 - 2 * normalSurvival(z);
  const worth = effectiveSize(n, effect, level);
  const { lower, upper } = orderStatisticInterval(worth, q, level);
  const first = Math.floor((lower * n) / worth);
  const last = Math.ceil((upper * n) / worth);
  return {
    lower: first < 1 ? 0 : sorted[first - 1]!,
    upper: upper > worth ? Number.POSITIVE_INFINITY : sorted[Math.min(n, last) - 1]!,
  };
}

/** The share of requests that failed; Wilson's interval for as many independent requests as these are worth. */
export function errorShare(latenciesMs: Float64Array): Estimate {
  const n = latenciesMs.length;
  if (n === 0) return undefinedEstimate({ n, rows: n }, 'Wilson', 'no request was made');
  const failed = (index: number): boolean => latenciesMs[index] === Number.POSITIVE_INFINITY;
  const failures = latenciesMs.reduce((sum, _, index) => sum + (failed(index) ? 1 : 0), 0);
  const effect = batchDesignEffect(n, failed);
  const share = failures / n;
  return {
    value: share,
    n,
    rows: n,
    method: `Wilson, ${effectText(effect)}`,
    boundsAt: (z) => {
      const worth = effectiveSize(n, effect, 1 - 2 * normalSurvival(z));
      return wilsonBounds(share * worth, worth, z);
    },
    rowsFor: (limit, level) => rowsForProportion(share, limit, level) * effect.effect,
    facts: { failures, designEffect: effect.effect },
  };
}

function effectText({ effect, batches }: BatchEffect): string {
  if (batches < 5) return 'requests taken as independent';
  return `design effect ${numberText(effect)} by ${batches} batches`;
}
