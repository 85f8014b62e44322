import type { Config } from '../../config/parse-config.ts';
import type { Finding, Measurement } from '../../verdict/finding.ts';
import { limitsText } from '../check-finding.ts';
import { decideByInterval, decideByPoint, type Decision, type Limits } from '../decide.ts';
import type { Estimate } from '../estimate.ts';
import { countText, numberText, percentText } from '../number-text.ts';
import type { FairnessRule } from './fairness-policy.ts';
import type { GroupsOfRule, JudgedGroup } from './judged-groups.ts';

export interface FairnessCheck {
  readonly rule: FairnessRule;
  readonly kind: 'bound' | 'vs_champion';
  readonly limits: Limits;
  readonly estimate: Estimate;
  readonly of: GroupsOfRule;
}

/** 'carrier', 'sex × age to overall', 'sex against m': rules that ask for something else have another subject. */
export function subjectOf(rule: FairnessRule): string {
  const { compare, metric } = rule;
  const overall = compare === 'to_overall' ? ' to overall' : '';
  const mean = metric.hasAggregate && metric.combine === 'mean' ? ', mean' : '';
  return `${groupedBy(rule)}${overall}${mean}`;
}

/** What the groups are made of: 'sex', 'sex at threshold 0.3', 'sex against m'. */
export function groupedBy({ attributes, threshold, metric, privileged }: FairnessRule): string {
  const isPlain = metric.task === 'regression' || threshold === 0.5;
  const at = isPlain ? '' : ` at threshold ${numberText(threshold)}`;
  const against = privileged.length === 0 ? '' : ` against ${privileged.join(' + ')}`;
  return `${attributes.join(' × ')}${at}${against}`;
}

/** A decided fairness rule in the words of gates.yaml. */
export function fairnessFinding(
  check: FairnessCheck,
  { config, confidence }: { config: Config<unknown>; confidence: number },
): Finding {
  const { rule, kind, limits, of } = check;
  const decision = decide(check, confidence);
  const { rowsNeeded } = decision;
  const key = kind === 'vs_champion' ? kind : limits.minimum === undefined ? 'maximum' : 'minimum';
  const limit = kind === 'vs_champion' ? `improvement ${limitsText(limits)}` : limitsText(limits);
  return {
    check: kind === 'vs_champion' ? `${rule.name}.vs_champion` : rule.name,
    subject: subjectOf(rule),
    verdict: decision.verdict,
    severity: rule.severity,
    observed: measurement(check, decision),
    expected: rule.byPoint ? limit : `${limit} at ${percentText(confidence)}`,
    ...(rowsNeeded !== undefined && Number.isFinite(rowsNeeded) ? { needed: rowsNeeded } : {}),
    message: `${messageOf(check, decision)}${leftOutText(of)}`,
    location: config.locate([...rule.path, key]),
  };
}

/** Groups that cannot be judged: a fail stays one, a pass is not shown. */
function decide({ rule, limits, estimate, of }: FairnessCheck, level: number): Decision {
  const open = of.groups.filter(({ lacks }) => lacks !== undefined);
  const isUndefined = Number.isNaN(estimate.value);
  const decision =
    rule.byPoint && !isUndefined
      ? decideByPoint(estimate, limits, level)
      : decideByInterval(estimate, limits, level);
  if (open.length === 0 || decision.verdict === 'fail') return decision;
  const rowsNeeded = Math.max(...open.map(({ needed }) => needed ?? 1));
  return { ...decision, verdict: 'inconclusive', rowsNeeded };
}

function measurement({ estimate, kind, rule }: FairnessCheck, { interval }: Decision): Measurement {
  const { value, n, method } = estimate;
  return {
    value: Number.isNaN(value) ? null : value,
    ...(kind === 'vs_champion' ? { unit: 'improvement' } : {}),
    ...(interval ? { interval } : {}),
    n,
    method: rule.byPoint ? `${method}, decided by the value alone` : method,
  };
}

function messageOf(check: FairnessCheck, { verdict, interval, rowsNeeded }: Decision): string {
  const { rule, kind, limits, estimate, of } = check;
  const what = kind === 'vs_champion' ? `the improvement of ${rule.name}` : rule.name;
  const over = `${what} over ${subjectOf(rule)}`;
  const open = openText(of.groups);
  if (Number.isNaN(estimate.value)) {
    return `${over} is undefined: ${estimate.unknown ?? 'not a number'}${open}`;
  }
  const shown = interval
    ? ` [${numberText(interval.lower)}, ${numberText(interval.upper)}] at ${percentText(interval.level)}`
    : '';
  const value = `${over} is ${numberText(estimate.value)}${shown}`;
  const extremes = kind === 'bound' ? extremesText(check) : '';
  const all = rule.byPoint ? '' : 'all of it ';
  if (verdict === 'pass') return `${value}, ${all}${limitsText(limits)}${extremes}`;
  if (verdict === 'fail')
    return `${value}, ${rule.byPoint ? 'not ' : 'none of it '}${limitsText(limits)}${extremes}${open}`;
  if (open !== '') return `${value}${extremes}${open}`;
  const more =
    rowsNeeded === undefined
      ? ''
      : Number.isFinite(rowsNeeded)
        ? `; about ${countText(rowsNeeded)} more rows like these would decide it`
        : '; the value lies on the limit, so no number of rows decides it';
  return `${value}: too few rows to tell whether it is ${limitsText(limits)}${extremes}${more}`;
}

const shownGroups = 3;

/** '; f: no positives, (missing): 12 rows: not fair until shown' */
function openText(groups: readonly JudgedGroup[]): string {
  const open = groups.filter(({ lacks }) => lacks !== undefined);
  if (open.length === 0) return '';
  const listed = open.slice(0, shownGroups).map(({ name, lacks }) => `${name} has ${lacks}`);
  const more = open.length > shownGroups ? ` and ${open.length - shownGroups} more` : '';
  return `; ${listed.join(', ')}${more}: a group that cannot be judged is not fair until it is shown to be. Evaluate more of its rows, or name it in leave_out`;
}

/** Who is farthest apart: '; true_positive_rate from 0.41 (f) to 0.63 (m)'. */
function extremesText({ rule, of }: FairnessCheck): string {
  const judged = of.groups.filter(({ lacks }) => lacks === undefined);
  const texts = rule.metric.figures.map((figure, index) => {
    const value = (group: JudgedGroup): number => group.figures[index]!.candidate.value;
    const [first, ...others] = [...judged].sort((a, b) => value(a) - value(b));
    const last = others.at(-1)!;
    return `${figure} from ${numberText(value(first!))} (${first!.name}) to ${numberText(value(last))} (${last.name})`;
  });
  return `; ${texts.join(', ')}`;
}

function leftOutText({ leftOut }: GroupsOfRule): string {
  if (leftOut.length === 0) return '';
  const listed = leftOut.map(({ name, rows }) => `${name} (${countText(rows)} rows)`);
  return `. Left out as the policy says: ${listed.join(', ')}`;
}
