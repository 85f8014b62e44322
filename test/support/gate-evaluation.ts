import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import type { MetricReport } from '#core/gate/metric-report.ts';
import type { Verdict } from '#core/verdict/finding.ts';
import { finding } from './finding.ts';

/** A metric of both models whose improvement is `value` ± `half`, against a margin of −0.02. */
export function comparedMetric(value: number, half = 0.01): MetricReport {
  const shared = { level: 0.95, n: 900, method: 'DeLong' };
  return {
    candidate: { value: 0.7 + value, lower: 0.68 + value, upper: 0.72 + value, ...shared },
    champion: { value: 0.7, lower: 0.68, upper: 0.72, ...shared },
    difference: { value, lower: value - half, upper: value + half, ...shared, margin: -0.02 },
  };
}

/** A gate of roc_auc on all rows and on slices, with the verdicts that the improvements give. */
export function evaluationOf(
  improvements: Readonly<Record<string, number>>,
  changes: Partial<GateEvaluation> = {},
): GateEvaluation {
  const reports = Object.entries(improvements).map(([subject, value]) => ({
    subject,
    value,
    report: comparedMetric(value),
  }));
  const verdictOf = (value: number): Verdict =>
    value - 0.01 >= -0.02 ? 'pass' : value + 0.01 < -0.02 ? 'fail' : 'inconclusive';
  const slices = reports.filter(({ subject }) => subject !== 'all rows');
  return {
    findings: reports.map(({ subject, value }) =>
      finding({
        check: 'roc_auc.vs_champion',
        subject,
        verdict: verdictOf(value),
        observed: { value, unit: 'improvement', method: 'DeLong' },
        expected: 'improvement ≥ −0.02 at 95 %',
        message: `the improvement in ${subject} is ${value}`,
      }),
    ),
    metrics: { roc_auc: comparedMetric(improvements['all rows'] ?? 0) },
    slices: Object.fromEntries(slices.map(({ subject, report }) => [subject, { roc_auc: report }])),
    ...changes,
  };
}
