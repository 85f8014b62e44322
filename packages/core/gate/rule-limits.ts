import type { Limits } from './decide.ts';
import type { MetricRule } from './rule-schema.ts';

/** The bounds of a rule, those of its target range included; without any it only compares with the champion. */
export function limitsOf({ minimum, maximum, target }: MetricRule): Limits | undefined {
  if (target)
    return { minimum: target.value - target.within, maximum: target.value + target.within };
  if (minimum === undefined && maximum === undefined) return undefined;
  return {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
}
