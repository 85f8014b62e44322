import type { Config } from '../config/parse-config.ts';
import type { Finding } from '../verdict/finding.ts';
import { intervalAt } from './decide.ts';
import type { CheckScope, GateCheck } from './gate-check.ts';
import type { Measured } from './measure-metric.ts';
import type { MetricResult } from './metric.ts';
import type { GatePolicy } from './parse-gates.ts';
import { metricsOfTask } from './metric-registry.ts';
import type { GateRule } from './gate-rule.ts';
import { limitsOf } from './rule-limits.ts';

/** What one rule asks of one measurement: checks to decide, and findings that are settled already. */
export interface PlannedRule {
  readonly checks: readonly GateCheck[];
  readonly findings: readonly Finding[];
}

export interface RuleContext {
  readonly scope: CheckScope;
  readonly policy: GatePolicy;
  readonly hasChampion: boolean;
}

export function planRule(
  gateRule: GateRule,
  measured: Measured,
  context: RuleContext,
): PlannedRule {
  if (measured.kind === 'missing') {
    return { checks: [], findings: [notMeasured(gateRule, context)] };
  }
  const bound = boundCheck(gateRule, measured, context);
  const value = bound ? [] : [plainValue(gateRule, measured, context)];
  if (!gateRule.rule.vs_champion) return { checks: bound ? [bound] : [], findings: value };
  const margin = marginCheck(gateRule, measured, context);
  const checks = [bound, margin].filter((check) => check !== undefined);
  return { checks, findings: margin ? value : [...value, notCompared(gateRule, context)] };
}

function boundCheck(
  gateRule: GateRule,
  measured: { readonly kind: 'computed' | 'given' } & MetricResult,
  { scope }: RuleContext,
): GateCheck | undefined {
  const limits = limitsOf(gateRule.rule);
  if (!limits) return undefined;
  // A number measured elsewhere comes without its uncertainty: it is compared as it is, and the report says so.
  const byPoint = gateRule.rule.decide === 'point' || measured.kind === 'given';
  return { kind: 'bound', scope, rule: gateRule, estimate: measured.candidate, limits, byPoint };
}

function marginCheck(
  gateRule: GateRule,
  { champion, improvement }: MetricResult,
  { scope }: RuleContext,
): GateCheck | undefined {
  const against = gateRule.rule.vs_champion;
  if (!against || !champion || !improvement) return undefined;
  // |champion|: with a signed baseline (R², log likelihood) the margin would turn around below 0.
  const margin = against.margin ?? against.relative_margin! * Math.abs(champion.value);
  return {
    kind: 'vs_champion',
    scope,
    rule: gateRule,
    estimate: improvement,
    limits: { minimum: margin },
    byPoint: gateRule.rule.decide === 'point',
  };
}

function notMeasured(gateRule: GateRule, context: RuleContext): Finding {
  const computable = Object.hasOwn(metricsOfTask(context.policy.task), gateRule.metric);
  return settled(gateRule, context, {
    check: gateRule.metric,
    verdict: 'fail',
    severity: gateRule.severity,
    observed: { value: null, method: 'not measured' },
    expected: 'a measurement',
    message: `${gateRule.metric} is in the policy, but nobody measured it: give ${computable ? "the candidate's prediction table" : "it in the input 'metrics'"}, or take the rule out`,
  });
}

/** A metric that is only compared with the champion still shows its own value. */
function plainValue(
  gateRule: GateRule,
  { candidate }: MetricResult,
  context: RuleContext,
): Finding {
  const { value, n, method } = candidate;
  const interval = intervalAt(candidate, context.policy.confidence);
  return settled(gateRule, context, {
    check: gateRule.metric,
    verdict: 'pass',
    severity: 'info',
    observed: {
      value: Number.isNaN(value) ? null : value,
      ...(interval ? { interval } : {}),
      ...(Number.isNaN(n) ? {} : { n }),
      method,
    },
    expected: 'no bound',
    message: `${gateRule.metric} has no bound of its own; it is compared with the champion`,
  });
}

function notCompared(gateRule: GateRule, context: RuleContext): Finding {
  const { hasChampion, policy } = context;
  const firstModel = !hasChampion;
  const refused = firstModel && policy.firstModel === 'fail';
  return settled(gateRule, context, {
    check: `${gateRule.metric}.vs_champion`,
    verdict: refused ? 'fail' : 'inconclusive',
    severity: firstModel && !refused ? 'info' : gateRule.severity,
    observed: { value: null, method: 'not compared' },
    expected: 'a champion to compare with',
    message: firstModel
      ? `there is no champion to compare with (first_model: ${policy.firstModel})`
      : `the champion has no ${gateRule.metric}: give it in the champion's metrics, or give its prediction table`,
  });
}

function settled(
  { path }: GateRule,
  { scope, policy }: { scope: CheckScope; policy: { config: Config<unknown> } },
  finding: Omit<Finding, 'subject' | 'location'>,
): Finding {
  const key = finding.check.endsWith('.vs_champion') ? [...path, 'vs_champion'] : path;
  return { ...finding, subject: scope.subject, location: policy.config.locate(key) };
}
