import type { Config } from '../../config/parse-config.ts';
import type { Problem } from '../../verdict/errors.ts';
import { readRules, type GateRule } from '../gate-rule.ts';
import type { Gates } from '../gates-schema.ts';

/** The metrics of `importance:`, by the name in gates.yaml. */
export const stabilityMetrics = [
  'feature_importance_stability',
  'feature_importance_kendall',
  'feature_importance_overlap',
] as const;

export type StabilityMetric = (typeof stabilityMetrics)[number];

export interface StabilityPolicy {
  readonly candidate: string;
  readonly champion: string | undefined;
  readonly exclude: readonly string[];
  readonly top: number;
  readonly dominatingShare: number;
  readonly rules: readonly GateRule[];
}

export function isStabilityMetric(metric: string): metric is StabilityMetric {
  return (stabilityMetrics as readonly string[]).includes(metric);
}

export function readStability({ importance, metrics = {} }: Gates): StabilityPolicy | undefined {
  if (!importance) return undefined;
  return {
    candidate: importance.candidate,
    champion: importance.champion,
    exclude: importance.exclude ?? [],
    top: importance.top ?? 5,
    dominatingShare: importance.dominating_share ?? 0.5,
    rules: readRules(metrics, ['metrics']).filter(({ metric }) => isStabilityMetric(metric)),
  };
}

/** The rules that are measured by rows and given numbers: without `importance:` stability is a number like any other. */
export function otherRules({ importance, metrics = {} }: Gates): GateRule[] {
  const rules = readRules(metrics, ['metrics']);
  return importance ? rules.filter(({ metric }) => !isStabilityMetric(metric)) : rules;
}

/** Stability compares with the champion already. */
export function stabilityProblems(config: Config<Gates>): Problem[] {
  const { rules = [] } = readStability(config.value) ?? {};
  return rules
    .filter(({ rule }) => rule.vs_champion !== undefined)
    .map(({ metric, path }) => {
      const key = [...path, 'vs_champion'];
      const message = `${metric} is a comparison with the champion itself; give a minimum`;
      return { code: 'gate-rule', subject: key.join('.'), message, location: config.locate(key) };
    });
}
