import { effectiveRows } from '#stats/effective-rows.ts';
import type { Estimate } from './estimate.ts';
import type { MetricResult } from './metric.ts';

/** Of weighted rows the report says how many of equal weight they are worth. */
export function withEffectiveRows(
  { candidate, champion, improvement }: MetricResult,
  weights: Float64Array | undefined,
): MetricResult {
  const facts = weights ? { effectiveRows: effectiveRows(weights) } : {};
  const add = (estimate: Estimate): Estimate =>
    weights ? { ...estimate, facts: { ...estimate.facts, ...facts } } : estimate;
  return {
    candidate: add(candidate),
    ...(champion ? { champion: add(champion) } : {}),
    ...(improvement ? { improvement: add(improvement) } : {}),
  };
}
