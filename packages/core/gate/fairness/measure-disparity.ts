import type { BoundsAt } from '#stats/largest-contrast.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { disparityBounds, signedBounds } from './disparity-bounds.ts';
import { improvementBounds } from './disparity-change.ts';
import { isSigned } from './disparity-metrics.ts';
import { foldedRatio, signedValue, spreadValue } from './disparity-value.ts';
import type { FairnessRule } from './fairness-policy.ts';
import { contrastFamilies } from './group-contrasts.ts';
import type { GroupsOfRule, JudgedGroup } from './judged-groups.ts';

export interface MeasuredDisparity {
  readonly candidate: Estimate;
  readonly champion?: Estimate;
  /** How much fairer the candidate is: above 0 is better. */
  readonly improvement?: Estimate;
}

type Model = 'candidate' | 'champion';

/** The disparity of both models with intervals. Groups that cannot be judged leave the good side open. */
export function measureDisparity(
  rule: FairnessRule,
  of: GroupsOfRule,
  { hasChampion, identical }: { hasChampion: boolean; identical: boolean },
): MeasuredDisparity {
  const judged = of.groups.filter(({ lacks }) => lacks === undefined);
  const rows = of.groups.reduce((sum, group) => sum + group.rows, 0);
  const size = { n: judged.reduce((sum, group) => sum + group.rows, 0), rows };
  const method = methodOf(rule, judged.length);
  if (judged.length < 2) {
    const unknown = `${judged.length === 1 ? 'one group' : 'no group'} that can be judged: there is nothing to compare`;
    return { candidate: undefinedEstimate(size, method, unknown) };
  }
  const families = contrastFamilies(rule, judged);
  const { form } = rule.metric;
  const isOpen = judged.length < of.groups.length;
  const ofModel = (model: Model): Estimate => {
    const value = valueOf(rule, judged, of, model);
    if (Number.isNaN(value)) {
      return undefinedEstimate(size, method, 'the rate is 0 in every group, and 0/0 has no value');
    }
    const only = signedContrast(rule) ? families[0]![0]![model] : undefined;
    const boundsAt: BoundsAt = only
      ? (z) => signedBounds(only, form, z)
      : (z) => disparityBounds(families, form, z, model);
    const facts = isOpen ? { facts: { fairlearn: fairlearnValue(rule, of, model) } } : {};
    return {
      value,
      ...size,
      method,
      boundsAt: oncePerZ(isOpen ? opened(boundsAt, rule) : boundsAt),
      ...facts,
    };
  };
  const candidate = ofModel('candidate');
  if (!hasChampion) return { candidate };
  const champion = ofModel('champion');
  const gain = gainOf(rule, candidate.value, champion.value);
  const compared = { ...size, value: gain, method: `paired on the same rows, ${method}` };
  if (Number.isNaN(gain)) {
    const unknown = candidate.unknown ?? `of the champion: ${champion.unknown}`;
    return { candidate, champion, improvement: { ...compared, unknown } };
  }
  const boundsAt: BoundsAt = identical
    ? () => ({ lower: 0, upper: 0 })
    : isOpen
      ? () => ({ lower: Number.NEGATIVE_INFINITY, upper: Number.POSITIVE_INFINITY })
      : oncePerZ((z) => improvementBounds(families, form, z));
  return { candidate, champion, improvement: { ...compared, boundsAt } };
}

/** The verdict, the message and the record ask for the same bounds. */
function oncePerZ(boundsAt: BoundsAt): BoundsAt {
  const made = new Map<number, Bounds>();
  return (z) => {
    const bounds = made.get(z) ?? boundsAt(z);
    made.set(z, bounds);
    return bounds;
  };
}

function signedContrast({ metric, privileged }: FairnessRule): boolean {
  return isSigned(metric, privileged.length > 0);
}

function valueOf(
  rule: FairnessRule,
  groups: readonly JudgedGroup[],
  { overall }: GroupsOfRule,
  model: Model,
): number {
  const { metric, compare } = rule;
  const values = metric.figures.map((_, figure) => ({
    groups: groups.map(({ figures }) => figures[figure]![model]!.value),
    overall: overall[figure]![model]!.value,
  }));
  if (!signedContrast(rule)) return spreadValue(values, metric, compare);
  const pairs = values.map((value) => ({
    others: value.groups[0]!,
    privileged: value.groups[1]!,
  }));
  return signedValue(pairs, metric);
}

/** What Fairlearn says of all groups: to it the rate of a group without positives or negatives is 0. */
function fairlearnValue(
  { metric, compare }: FairnessRule,
  { groups, overall }: GroupsOfRule,
  model: Model,
): number {
  const rate = (value: number): number => (Number.isNaN(value) ? 0 : value);
  const values = metric.figures.map((_, figure) => ({
    groups: groups.map(({ figures }) => rate(figures[figure]![model]!.value)),
    overall: rate(overall[figure]![model]!.value),
  }));
  return spreadValue(values, metric, compare);
}

/** Of values with a sign, how much nearer to equality. */
function gainOf({ metric }: FairnessRule, candidate: number, champion: number): number {
  return metric.form === 'difference'
    ? Math.abs(champion) - Math.abs(candidate)
    : foldedRatio(candidate) - foldedRatio(champion);
}

/** With groups that nobody could judge, the disparity may be as large as can be. */
function opened(boundsAt: BoundsAt, rule: FairnessRule): BoundsAt {
  const { form, figures } = rule.metric;
  const isError = figures.some((figure) => ['mae', 'rmse', 'mean_error'].includes(figure));
  const largest = isError ? Number.POSITIVE_INFINITY : 1;
  return (z) => {
    const { lower, upper } = boundsAt(z);
    if (signedContrast(rule)) {
      return form === 'difference'
        ? { lower: -1, upper: 1 }
        : { lower: 0, upper: Number.POSITIVE_INFINITY };
    }
    return form === 'difference' ? { lower, upper: largest } : { lower: 0, upper };
  };
}

function methodOf({ metric, compare }: FairnessRule, groups: number): string {
  const interval = metric.task === 'binary' ? 'Wilson and MOVER' : 'means and MOVER';
  if (groups <= 2 && compare === 'between_groups') return interval;
  const contrasts =
    (compare === 'to_overall' ? groups : (groups * (groups - 1)) / 2) * metric.figures.length;
  return `${interval}, ${contrasts} comparisons`;
}
