import type { Finding } from '../../verdict/finding.ts';
import { metricsOfTask } from '../metric-registry.ts';
import type { GatePolicy } from '../parse-gates.ts';
import type { StoredMetrics } from './stored-metrics.ts';

/**
 * Metrics that depend on options (a threshold, bins) are comparable only when they were measured with the same ones. A gate record
 * names the policy it was made by: the same one had the same options, of another one nobody can tell.
 */
export function storedOptionsFinding(
  policy: GatePolicy,
  stored: StoredMetrics & { readonly name: string; readonly policyDigest: string | undefined },
  policyDigest: string,
): Finding | undefined {
  if (stored.policyDigest === policyDigest) return undefined;
  const known = metricsOfTask(policy.task);
  const doubtful = policy.rules.flatMap(({ metric, rule }) =>
    rule.vs_champion &&
    stored.numbers.has(metric) &&
    Object.hasOwn(known, metric) &&
    (known[metric]!.options ?? []).length > 0
      ? [metric]
      : [],
  );
  if (doubtful.length === 0) return undefined;
  return {
    check: 'stored_options',
    subject: stored.name,
    verdict: 'inconclusive',
    severity: 'warning',
    observed: { value: doubtful.join(', '), n: doubtful.length, method: 'policy digest' },
    expected: 'metrics measured with the options of this policy',
    message: `${doubtful.join(', ')} of ${stored.name} were measured under another gates.yaml: their threshold or bins may differ. Give the champion's prediction table`,
    location: policy.config.locate(['metrics']),
  };
}
