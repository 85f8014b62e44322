import type { Subject } from '../record/decision-record.ts';
import { combineVerdicts } from '../verdict/combine.ts';
import type { GateEvaluation } from './evaluate-gate.ts';
import type { GatePolicy } from './parse-gates.ts';

/** What a workflow can branch on; the metrics as JSON text. */
export function gateOutputs(
  policy: GatePolicy,
  { findings, metrics }: GateEvaluation,
): { passed: boolean; metrics: string; 'rows-needed': number | '' } {
  const verdict = combineVerdicts(findings, policy.inconclusive);
  // What a load needs are requests.
  const needed = findings.flatMap(({ check, needed: rows }) =>
    rows === undefined || check.startsWith('load.') ? [] : rows,
  );
  return {
    passed: verdict === 'pass' || verdict === 'warn',
    metrics: JSON.stringify(metrics),
    'rows-needed': needed.length > 0 ? Math.max(...needed) : '',
  };
}

/** What the decision record keeps besides the findings. */
export function gateDetails(
  policy: GatePolicy,
  { metrics, slices }: GateEvaluation,
  champion: string | undefined,
): Readonly<Record<string, unknown>> {
  return {
    task: policy.task,
    metrics,
    ...(Object.keys(slices).length > 0 ? { slices } : {}),
    champion: champion ?? null,
    confidence: policy.confidence,
    bootstrap: { draws: policy.draws, seed: policy.seed, classBalance: policy.classBalance },
  };
}

/**
 * What the decision record speaks of: the model's directory (register-model looks for a subject called 'model') and what was
 * measured of it. A gate of behaviour alone, without the directory, can only name its policy.
 * @param digests by input name
 */
export function gateSubjects(digests: Readonly<Record<string, string>>): Subject[] {
  const measured = digests['candidate'] ?? digests['metrics'];
  const subjects = [
    ...(digests['model'] === undefined ? [] : [{ name: 'model', digest: digests['model'] }]),
    ...(measured === undefined ? [] : [{ name: 'candidate', digest: measured }]),
  ];
  return subjects.length > 0 ? subjects : [{ name: 'policy', digest: digests['policy']! }];
}
