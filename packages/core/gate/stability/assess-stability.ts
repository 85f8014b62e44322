import type { Finding } from '../../verdict/finding.ts';
import { checkFinding } from '../check-finding.ts';
import { decideChecks } from '../decide-checks.ts';
import type { GateCheck } from '../gate-check.ts';
import type { GateRule } from '../gate-rule.ts';
import { countText, percentText } from '../number-text.ts';
import type { GatePolicy } from '../parse-gates.ts';
import type { FeatureImportances } from './feature-importances.ts';
import {
  importanceChanges,
  looksLikeLeak,
  topText,
  type ImportanceChanges,
} from './importance-changes.ts';
import { measureStability } from './measure-stability.ts';
import type { StabilityMetric, StabilityPolicy } from './stability-policy.ts';

export interface StabilityEvidence {
  readonly candidate: FeatureImportances;
  /** Absent: there is nothing to compare with. */
  readonly champion: FeatureImportances | undefined;
  /** Whether the gate has a champion at all. */
  readonly hasChampion: boolean;
}

const shownFeatures = 10;

/** Decides the stability metrics of the policy, and tells what came, went and took over. */
export function assessStability(
  policy: GatePolicy,
  stability: StabilityPolicy,
  { candidate, champion, hasChampion }: StabilityEvidence,
): Finding[] {
  const { rules } = stability;
  if (!champion) return rules.map((rule) => notCompared(rule, policy, hasChampion));
  const metrics = rules.map(({ metric }) => metric as StabilityMetric);
  const estimates = measureStability(metrics, { candidate, champion }, { ...stability, ...policy });
  const checks = rules.map((rule): GateCheck => {
    const estimate = estimates.get(rule.metric as StabilityMetric)!;
    const { minimum, maximum, decide } = rule.rule;
    return {
      kind: 'bound',
      scope: { subject: 'feature importances', isSlice: false },
      rule,
      estimate,
      limits: {
        ...(minimum === undefined ? {} : { minimum }),
        ...(maximum === undefined ? {} : { maximum }),
      },
      // A table of importances comes without its uncertainty: it is compared as it is, and the report says so.
      byPoint: decide === 'point' || !candidate.batches || !champion.batches,
    };
  });
  const changes = importanceChanges(candidate, champion);
  return [
    ...decideChecks(checks, policy.confidence).map((check) =>
      checkFinding(check, policy.config, policy.confidence),
    ),
    leakFinding(changes, stability, { policy, candidate }),
    ...featureFindings(changes, { policy, candidate, champion }),
  ];
}

function notCompared(
  { metric, severity, path }: GateRule,
  policy: GatePolicy,
  hasChampion: boolean,
): Finding {
  const refused = !hasChampion && policy.firstModel === 'fail';
  return {
    check: metric,
    subject: 'feature importances',
    verdict: refused ? 'fail' : 'inconclusive',
    severity: hasChampion || refused ? severity : 'info',
    observed: { value: null, method: 'not compared' },
    expected: 'a champion to compare with',
    message: hasChampion
      ? `the champion's importances are not given: name their file in importance.champion`
      : `there is no champion to compare with (first_model: ${policy.firstModel})`,
    location: policy.config.locate(path),
  };
}

/** A warning, never more: a new feature may be that good. */
function leakFinding(
  changes: ImportanceChanges,
  { dominatingShare }: StabilityPolicy,
  { policy, candidate }: { readonly policy: GatePolicy; readonly candidate: FeatureImportances },
): Finding {
  const isSuspect = looksLikeLeak(changes, dominatingShare);
  const { feature, share } = changes.top;
  return {
    check: 'feature_importance_leak',
    subject: feature,
    verdict: isSuspect ? 'warn' : 'pass',
    severity: 'warning',
    observed: {
      value: share,
      unit: 'of all importance',
      n: candidate.batches?.rows ?? candidate.weights.size,
      method: candidate.batches ? 'mean |SHAP|' : 'given importances',
    },
    expected: `no new top feature with ${percentText(dominatingShare)} or more`,
    message: isSuspect
      ? `${topText(changes)}: a feature that takes over like this often knows the label. See whether it is known at the time of prediction`
      : topText(changes),
    location: policy.config.locate(['importance']),
  };
}

function featureFindings(
  { appeared, disappeared }: ImportanceChanges,
  {
    policy,
    candidate,
    champion,
  }: {
    readonly policy: GatePolicy;
    readonly candidate: FeatureImportances;
    readonly champion: FeatureImportances;
  },
): Finding[] {
  if (appeared.length === 0 && disappeared.length === 0) return [];
  const parts = [
    ...(appeared.length > 0 ? [`new: ${namesText(appeared)}`] : []),
    ...(disappeared.length > 0 ? [`gone: ${namesText(disappeared)}`] : []),
  ];
  return [
    {
      check: 'feature_importance_features',
      subject: 'feature importances',
      verdict: 'warn',
      severity: 'info',
      observed: {
        value: appeared.length + disappeared.length,
        unit: 'features',
        method: 'count',
      },
      expected: 'the same features',
      message: `${candidate.source} and ${champion.source} do not name the same features (${parts.join('; ')}); a feature weighs 0 where it is not named`,
      location: policy.config.locate(['importance']),
    },
  ];
}

function namesText(names: readonly string[]): string {
  const shown = names.slice(0, shownFeatures).join(', ');
  const rest = names.length - shownFeatures;
  return rest > 0 ? `${shown} and ${countText(rest)} more` : shown;
}
