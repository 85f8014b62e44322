import type { ConfigPath } from '../config/parse-config.ts';
import type { Severity } from '../verdict/finding.ts';
import type { MetricRule } from './gates-schema.ts';

/** One metric with its bounds. */
export interface GateRule {
  readonly metric: string;
  readonly rule: MetricRule;
  readonly severity: Severity;
  /** Where it stands in gates.yaml. */
  readonly path: ConfigPath;
}

/** The metric that a rule asks for: its own name, unless it says another, so that one metric may be asked for twice. */
export function measuredName({ metric, rule }: Pick<GateRule, 'metric' | 'rule'>): string {
  return rule.metric ?? metric;
}

/** As gates.yaml spells severities. */
export const severities = { error: 'error', warn: 'warning', info: 'info' } as const;

export function readRules(
  rules: Readonly<Record<string, MetricRule>>,
  path: ConfigPath,
): GateRule[] {
  return Object.entries(rules).map(([metric, rule]) => ({
    metric,
    rule,
    severity: severities[rule.severity ?? 'error'],
    path: [...path, metric],
  }));
}
