import type { GateEvaluation } from '#core/gate/evaluate-gate.ts';
import type { MetricReport } from '#core/gate/metric-report.ts';
import { worstFirst } from '#core/verdict/combine.ts';
import type { Finding, Verdict } from '#core/verdict/finding.ts';

/** One metric of all rows or of a slice, with everything that was decided about it. */
export interface MetricRow {
  readonly subject: string;
  readonly metric: string;
  readonly report: MetricReport;
  /** The findings about it, worst first. */
  readonly findings: readonly Finding[];
  /** The worst of them; undefined when nothing was asked of it. */
  readonly verdict: Verdict | undefined;
}

const allRows = 'all rows';
const versus = '.vs_champion';

/** Every metric on all rows, in the order of the policy. */
export function metricRows({ metrics, findings }: GateEvaluation): MetricRow[] {
  return rowsOf(allRows, metrics, findingsByMetric(findings));
}

/** Every metric of every slice, the worst first. */
export function sliceRows({ slices, findings }: GateEvaluation): MetricRow[] {
  const known = findingsByMetric(findings);
  const rows = Object.entries(slices).flatMap(([name, metrics]) => rowsOf(name, metrics, known));
  return rows.sort((a, b) => rank(a) - rank(b) || standing(a) - standing(b));
}

/** What is neither a metric nor a metric of a slice: fairness, behaviour, load, slices that are too small. */
export function otherFindings({ metrics, slices, findings }: GateEvaluation): Finding[] {
  return findings.filter(({ check, subject }) => {
    const reports = subject === allRows ? metrics : (slices[subject] ?? {});
    return !Object.hasOwn(reports, metricOf(check));
  });
}

function rowsOf(
  subject: string,
  reports: Readonly<Record<string, MetricReport>>,
  known: ReadonlyMap<string, readonly Finding[]>,
): MetricRow[] {
  return Object.entries(reports).map(([metric, report]) => {
    const findings = worstFirst(known.get(keyOf(subject, metric)) ?? []);
    return { subject, metric, report, findings, verdict: findings[0]?.verdict };
  });
}

function findingsByMetric(findings: readonly Finding[]): Map<string, Finding[]> {
  const known = new Map<string, Finding[]>();
  for (const finding of findings) {
    if (finding.severity === 'info') continue;
    const key = keyOf(finding.subject, metricOf(finding.check));
    const members = known.get(key);
    if (members) members.push(finding);
    else known.set(key, [finding]);
  }
  return known;
}

function keyOf(subject: string, metric: string): string {
  return JSON.stringify([subject, metric]);
}

function metricOf(check: string): string {
  return check.endsWith(versus) ? check.slice(0, -versus.length) : check;
}

const order: Record<Verdict, number> = { fail: 0, inconclusive: 1, warn: 2, pass: 3 };

function rank({ verdict }: MetricRow): number {
  return verdict === undefined ? 4 : order[verdict];
}

/** How far the improvement lies above its margin, in widths of its interval, so that different metrics can be put in one order. */
function standing({ report: { difference } }: MetricRow): number {
  if (!difference || difference.value === null) return Number.MAX_VALUE;
  const { value, lower, upper } = difference;
  const margin = difference['margin'];
  const width = lower === undefined || upper === undefined ? 1 : upper - lower || 1;
  return (value - (typeof margin === 'number' ? margin : 0)) / width;
}
