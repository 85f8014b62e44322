import { cannotRun } from '../verdict/errors.ts';
import type { Finding } from '../verdict/finding.ts';
import type { GateSlice } from './aligned-predictions.ts';
import { checkFinding } from './check-finding.ts';
import { decideChecks } from './decide-checks.ts';
import type { CheckScope, DecidedCheck, GateCheck } from './gate-check.ts';
import { measureMetric, type GateEvidence, type Measured } from './measure-metric.ts';
import { metricReport, type MetricReport } from './metric-report.ts';
import { countText } from './number-text.ts';
import type { GatePolicy } from './parse-gates.ts';
import type { GateRule } from './gate-rule.ts';
import { planRule } from './plan-rule.ts';

export interface GateInput extends GateEvidence {
  readonly slices: readonly GateSlice[];
  readonly hasChampion: boolean;
  /** Of other sections of the policy (behaviour): checks of the model too. */
  readonly others?: readonly Finding[];
}

export interface GateEvaluation {
  readonly findings: readonly Finding[];
  /** By metric, on all rows. */
  readonly metrics: Readonly<Record<string, MetricReport>>;
  /** By slice and metric. */
  readonly slices: Readonly<Record<string, Readonly<Record<string, MetricReport>>>>;
}

interface Measurement {
  readonly scope: CheckScope;
  readonly rule: GateRule;
  readonly measured: Measured;
  readonly checks: readonly GateCheck[];
  readonly findings: readonly Finding[];
}

/**
 * Measures every metric of the policy, decides every check and reports both.
 * @throws CannotRunError when nothing of the policy could be checked: an untested model must never look approved.
 */
export function evaluateGate(policy: GatePolicy, input: GateInput): GateEvaluation {
  const { sized, small } = bySize(input.slices);
  const measurements = [
    ...policy.rules.map((rule) =>
      measure(rule, { subject: 'all rows', isSlice: false }, { policy, input, rows: input.rows }),
    ),
    ...sized.flatMap((slice) =>
      slice.policy.rules.map((rule) =>
        measure(
          rule,
          { subject: slice.subject, isSlice: true },
          { policy, input, rows: slice.rows },
        ),
      ),
    ),
  ];
  const decided = decideChecks(
    measurements.flatMap(({ checks }) => checks),
    policy.confidence,
  );
  const findings = [
    ...decided.map((check) => checkFinding(check, policy.config, policy.confidence)),
    ...measurements.flatMap(({ findings }) => findings),
    ...small.map((slice) => smallSlice(slice, policy)),
    ...(input.others ?? []),
  ];
  requireChecks(findings, policy);
  return { findings, ...reports(measurements, decided, policy.confidence) };
}

function measure(
  rule: GateRule,
  scope: CheckScope,
  { policy, input, rows }: { policy: GatePolicy; input: GateInput; rows: GateInput['rows'] },
): Measurement {
  const none: GateEvidence = { rows, candidateNumbers: new Map(), championNumbers: new Map() };
  // Numbers given from elsewhere speak of all rows, never of a slice.
  const evidence = scope.isSlice ? none : { ...input, rows };
  const measured = measureMetric(rule, evidence, policy);
  const planned = planRule(rule, measured, { scope, policy, hasChampion: input.hasChampion });
  return { scope, rule, measured, ...planned };
}

function bySize(slices: readonly GateSlice[]): { sized: GateSlice[]; small: GateSlice[] } {
  const isSized = ({ size, policy }: GateSlice): boolean => size >= policy.minRows;
  return {
    sized: slices.filter((slice) => isSized(slice)),
    small: slices.filter((slice) => !isSized(slice)),
  };
}

const tooFewRows = 'slice.min_rows';

/** A value of `by` that happens to be rare warns; a slice that the user named and that lacks rows leaves the gate open. */
function smallSlice({ policy: slice, subject, size: n }: GateSlice, policy: GatePolicy): Finding {
  return {
    check: tooFewRows,
    subject,
    verdict: 'inconclusive',
    severity: 'by' in slice.rows ? 'warning' : 'error',
    observed: { value: n, unit: 'rows', n, method: 'count' },
    expected: `≥ ${countText(slice.minRows)} rows`,
    needed: slice.minRows - n,
    message: `${subject} has ${countText(n)} rows, below min_rows ${countText(slice.minRows)}: none of its metrics were checked`,
    location: policy.config.locate([...slice.path, 'min_rows']),
  };
}

function requireChecks(findings: readonly Finding[], policy: GatePolicy): void {
  if (findings.some(({ severity, check }) => severity !== 'info' && check !== tooFewRows)) return;
  throw cannotRun(
    'nothing-checked',
    policy.config.file,
    'no check could be made: without a champion only absolute bounds count, and the policy has none; add a minimum or maximum',
    { location: policy.config.locate(['metrics']) },
  );
}

function reports(
  measurements: readonly Measurement[],
  decided: readonly DecidedCheck[],
  level: number,
): Pick<GateEvaluation, 'metrics' | 'slices'> {
  const metrics: Record<string, MetricReport> = {};
  const slices: Record<string, Record<string, MetricReport>> = {};
  for (const { scope, rule, measured } of measurements) {
    const margin = decided.find(
      (check) => check.rule === rule && check.scope === scope && check.kind === 'vs_champion',
    );
    const report = metricReport(measured, margin, level);
    if (!report) continue;
    const target = scope.isSlice ? (slices[scope.subject] ??= {}) : metrics;
    target[rule.metric] = report;
  }
  return { metrics, slices };
}
