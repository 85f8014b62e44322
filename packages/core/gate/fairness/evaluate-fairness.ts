import { criticalValue } from '#stats/normal.ts';
import type { Finding } from '../../verdict/finding.ts';
import type { GatePolicy } from '../parse-gates.ts';
import { estimateReport, type EstimateReport } from '../metric-report.ts';
import { fairnessFinding, groupedBy, subjectOf, type FairnessCheck } from './fairness-finding.ts';
import type { FairnessRule } from './fairness-policy.ts';
import type { GroupRate } from './group-rate.ts';
import { groupsOfRule, type FairnessGroups, type GroupsOfRule } from './judged-groups.ts';
import { measureDisparity, type MeasuredDisparity } from './measure-disparity.ts';

/** What the tables say of one rule. */
export interface FairnessEvidence {
  readonly table: FairnessGroups;
  /** Whether both models score every row alike: then nothing changed, exactly. */
  readonly identical: boolean;
}

export interface FairnessReport {
  readonly subject: string;
  readonly metric: string;
  readonly candidate: EstimateReport;
  readonly champion?: EstimateReport;
  readonly difference?: EstimateReport;
  readonly groups: readonly GroupReport[];
}

interface GroupReport {
  readonly group: string;
  readonly rows: number;
  readonly lacks?: string;
  /** By figure. */
  readonly candidate: Readonly<Record<string, EstimateReport>>;
  readonly champion?: Readonly<Record<string, EstimateReport>>;
}

export interface FairnessEvaluation {
  readonly findings: readonly Finding[];
  readonly reports: readonly FairnessReport[];
  /** What the decision record keeps besides the findings. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** @param evidence in the order of the policy's fairness rules */
export function evaluateFairness(
  policy: Pick<GatePolicy, 'fairness' | 'config' | 'confidence' | 'firstModel'>,
  evidence: readonly FairnessEvidence[],
  { hasChampion, championTable }: { hasChampion: boolean; championTable: boolean },
): FairnessEvaluation {
  const judged = policy.fairness.map((rule, index) => {
    const { table, identical } = evidence[index]!;
    const location = policy.config.locate(rule.path);
    const of = groupsOfRule(rule, table, { hasChampion: championTable, location });
    const measured = measureDisparity(rule, of, { hasChampion: championTable, identical });
    return { rule, of, measured };
  });
  const decided = judged.flatMap(({ rule, of, measured }) => [
    ...checksOf(rule, of, measured).map((check) => fairnessFinding(check, policy)),
    ...(rule.margin !== undefined && !measured.improvement
      ? [notCompared(rule, { policy, hasChampion })]
      : []),
  ]);
  const figures = judged.flatMap(({ rule, of }) => figureFindings(rule, of, policy));
  const seen = new Set<string>();
  const once = figures.filter(({ check, subject }) => {
    const key = JSON.stringify([check, subject]);
    return !seen.has(key) && seen.add(key);
  });
  const reports = judged.map((one) => reportOf(one, policy.confidence));
  const details = reports.length === 0 ? {} : { fairness: reports };
  return { findings: [...decided, ...once], reports, details };
}

function checksOf(
  rule: FairnessRule,
  of: GroupsOfRule,
  { candidate, improvement }: MeasuredDisparity,
): FairnessCheck[] {
  const hasBound = rule.limits.minimum !== undefined || rule.limits.maximum !== undefined;
  const checks: FairnessCheck[] = [];
  if (hasBound) checks.push({ rule, kind: 'bound', limits: rule.limits, estimate: candidate, of });
  if (rule.margin !== undefined && improvement) {
    const limits = { minimum: rule.margin };
    checks.push({ rule, kind: 'vs_champion', limits, estimate: improvement, of });
  }
  return checks;
}

function notCompared(
  rule: FairnessRule,
  {
    policy,
    hasChampion,
  }: { policy: Pick<GatePolicy, 'config' | 'firstModel'>; hasChampion: boolean },
): Finding {
  const refused = !hasChampion && policy.firstModel === 'fail';
  return {
    check: `${rule.name}.vs_champion`,
    subject: subjectOf(rule),
    verdict: refused ? 'fail' : 'inconclusive',
    severity: !hasChampion && !refused ? 'info' : rule.severity,
    observed: { value: null, method: 'not compared' },
    expected: 'a champion to compare with',
    message: hasChampion
      ? `the change of ${rule.name} over ${subjectOf(rule)} cannot be told: give the prediction table of the champion`
      : `there is no champion to compare with (first_model: ${policy.firstModel})`,
    location: policy.config.locate([...rule.path, 'vs_champion']),
  };
}

/** Every figure of every group, also of those that could not be judged. */
function figureFindings(
  rule: FairnessRule,
  { groups }: GroupsOfRule,
  { config, confidence }: Pick<GatePolicy, 'config' | 'confidence'>,
): Finding[] {
  return groups.flatMap(({ name, figures, lacks, needed }) =>
    rule.metric.figures.map((figure, index): Finding => {
      const { candidate } = figures[index]!;
      const { value, ...observed } = figureReport(candidate, rule, confidence);
      return {
        check: `fairness.${figure}`,
        subject: `${groupedBy(rule)} = ${name}`,
        verdict: lacks === undefined ? 'pass' : 'inconclusive',
        severity: 'info',
        observed: { value, method: observed.method, n: observed.n!, ...intervalOf(observed) },
        expected: 'no bound',
        ...(needed === undefined ? {} : { needed }),
        message:
          lacks === undefined
            ? `${figure} of the group ${name}`
            : `${figure} of the group ${name} cannot be judged: ${lacks}`,
        location: config.locate(rule.path),
      };
    }),
  );
}

function intervalOf({
  lower,
  upper,
  level,
}: Partial<EstimateReport>): Partial<Finding['observed']> {
  if (lower === undefined || upper === undefined || level === undefined) return {};
  return { interval: { lower, upper, level } };
}

function figureReport(
  { value, n: rows, boundsAt }: GroupRate,
  { metric }: FairnessRule,
  level: number,
): EstimateReport {
  // Weighted rows are worth a number of rows that need not be whole.
  const n = Math.round(rows);
  const method = metric.task === 'binary' ? 'Wilson' : 'Student, corrected for skewness';
  if (rows === 0) return { value: null, n, method: 'count', unknown: 'no row to count it over' };
  return { value, ...boundsAt(criticalValue(level)), level, n, method };
}

function reportOf(
  { rule, of, measured }: { rule: FairnessRule; of: GroupsOfRule; measured: MeasuredDisparity },
  level: number,
): FairnessReport {
  const { candidate, champion, improvement } = measured;
  const figuresOf = (
    pick: (index: number) => GroupRate | undefined,
  ): Record<string, EstimateReport> =>
    Object.fromEntries(
      rule.metric.figures.flatMap((figure, index) => {
        const rate = pick(index);
        return rate ? [[figure, figureReport(rate, rule, level)]] : [];
      }),
    );
  return {
    subject: subjectOf(rule),
    metric: rule.name,
    candidate: estimateReport(candidate, level),
    ...(champion ? { champion: estimateReport(champion, level) } : {}),
    ...(improvement ? { difference: estimateReport(improvement, level) } : {}),
    groups: of.groups.map(({ name, rows, lacks, figures }) => ({
      group: name,
      rows,
      ...(lacks === undefined ? {} : { lacks }),
      candidate: figuresOf((index) => figures[index]!.candidate),
      ...(champion ? { champion: figuresOf((index) => figures[index]!.champion) } : {}),
    })),
  };
}
