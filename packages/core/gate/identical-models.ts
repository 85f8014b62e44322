import type { Estimate } from './estimate.ts';
import type { MetricResult } from './metric.ts';

/** Identical answers are the same model, whatever the metric: their difference is 0, exactly and not by chance. */
export function identicalModels(candidate: Estimate, method: string): MetricResult {
  const { value, n, rows } = candidate;
  if (Number.isNaN(value)) return { candidate, champion: candidate, improvement: candidate };
  const boundsAt: Estimate['boundsAt'] = () => ({ lower: 0, upper: 0 });
  const improvement: Estimate = { value: 0, n, rows, method, boundsAt };
  return { candidate, champion: candidate, improvement };
}
