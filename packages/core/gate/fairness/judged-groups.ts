import { cannotRun } from '../../verdict/errors.ts';
import type { Location } from '../../verdict/finding.ts';
import { suggestName } from '../../verdict/nearest-name.ts';
import { confusionRate, confusionRates, sumCells, type ConfusionRate } from './confusion-rates.ts';
import type { DecisionCells } from './confusion-rates.ts';
import { errorMean, sumErrors, type ErrorMean, type GroupErrors } from './error-means.ts';
import type { FairnessRule } from './fairness-policy.ts';
import { groupName, type Group, type PairedRate } from './group-rate.ts';

/** What a table says of one rule: sums by group, of decisions or of errors. */
export type FairnessGroups =
  | { readonly task: 'binary'; readonly groups: readonly Group<DecisionCells>[] }
  | { readonly task: 'regression'; readonly groups: readonly Group<GroupErrors>[] };

/** A group with its figures, in the order of the metric's. */
export interface JudgedGroup {
  readonly name: string;
  readonly rows: number;
  readonly figures: readonly PairedRate[];
  /** Everybody but this group. */
  readonly rest: readonly PairedRate[];
  /** Why it cannot be judged. */
  readonly lacks?: string;
  /** Rows of this group still needed. */
  readonly needed?: number;
}

export interface GroupsOfRule {
  readonly groups: readonly JudgedGroup[];
  /** The figures of all rows. */
  readonly overall: readonly PairedRate[];
  readonly leftOut: readonly { readonly name: string; readonly rows: number }[];
}

/** The groups that a rule compares: as they are, or everyone else and the privileged ones (in this order). */
export function groupsOfRule(
  rule: FairnessRule,
  table: FairnessGroups,
  options: { readonly hasChampion: boolean; readonly location: Location },
): GroupsOfRule {
  const names = table.groups.map(({ key }) => groupName(key));
  requireGroups(rule, names, options.location);
  return table.task === 'binary'
    ? judge(rule, table.groups, { names, ...options, sum: sumCells, figureOf: confusionFigure })
    : judge(rule, table.groups, { names, ...options, sum: sumErrors, figureOf: errorFigure });
}

/** A misspelt group would silently be nobody. */
function requireGroups(
  { privileged, leaveOut, attributes }: FairnessRule,
  names: readonly string[],
  location: Location,
): void {
  for (const name of [...privileged, ...leaveOut]) {
    if (names.includes(name)) continue;
    const message = `there is no group '${name}' of ${attributes.join(' × ')}. ${suggestName(name, names)}`;
    throw cannotRun('fairness-group', location.file, message, { location });
  }
}

type FigureOf<S> = (
  sums: S,
  figure: ConfusionRate | ErrorMean,
  of: { total: S; hasChampion: boolean },
) => PairedRate;

const confusionFigure: FigureOf<DecisionCells> = (sums, figure, of) =>
  confusionRate(sums, figure as ConfusionRate, of);

const errorFigure: FigureOf<GroupErrors> = (sums, figure, { total, hasChampion }) =>
  errorMean(sums, figure as ErrorMean, { totalWeight: total.weight, hasChampion });

interface Judging<S> {
  readonly names: readonly string[];
  readonly hasChampion: boolean;
  readonly sum: (groups: readonly S[]) => S;
  readonly figureOf: FigureOf<S>;
}

function judge<S>(
  rule: FairnessRule,
  all: readonly Group<S>[],
  { names, hasChampion, sum, figureOf }: Judging<S>,
): GroupsOfRule {
  const named = all.map(({ rows, sums }, index) => ({ name: names[index]!, rows, sums }));
  const kept = named.filter(({ name }) => !rule.leaveOut.includes(name));
  const compared = rule.privileged.length === 0 ? kept : pool(kept, rule.privileged, sum);
  const total = sum(compared.map(({ sums }) => sums));
  const figures = (sums: S): PairedRate[] =>
    rule.metric.figures.map((figure) => figureOf(sums, figure, { total, hasChampion }));
  return {
    groups: compared.map((group) => {
      const others = compared.filter((one) => one !== group).map(({ sums }) => sums);
      const judged = {
        name: group.name,
        rows: group.rows,
        figures: figures(group.sums),
        rest: rule.compare === 'to_overall' ? figures(sum(others)) : [],
      };
      return { ...judged, ...lackOf(judged, rule) };
    }),
    overall: figures(total),
    leftOut: named.filter(({ name }) => rule.leaveOut.includes(name)),
  };
}

function pool<S>(
  groups: readonly { name: string; rows: number; sums: S }[],
  privileged: readonly string[],
  sum: (groups: readonly S[]) => S,
): { name: string; rows: number; sums: S }[] {
  const together = (name: string, members: typeof groups): (typeof groups)[number] => ({
    name,
    rows: members.reduce((rows, one) => rows + one.rows, 0),
    sums: sum(members.map(({ sums }) => sums)),
  });
  const isPrivileged = ({ name }: { name: string }): boolean => privileged.includes(name);
  return [
    together(
      'everyone else',
      groups.filter((group) => !isPrivileged(group)),
    ),
    together(
      privileged.join(' + '),
      groups.filter((group) => isPrivileged(group)),
    ),
  ];
}

/** A group is not fair until it is shown to be. */
function lackOf(
  { rows, figures }: Pick<JudgedGroup, 'rows' | 'figures'>,
  { metric, minRows }: FairnessRule,
): Pick<JudgedGroup, 'lacks' | 'needed'> {
  const missing = metric.figures.flatMap((figure, index) => {
    const { candidate, champion } = figures[index]!;
    if (candidate.n > 0 && (!champion || champion.n > 0)) return [];
    return figure in confusionRates ? confusionRates[figure as ConfusionRate].base : 'rows';
  });
  if (missing.length > 0) {
    return { lacks: `no ${missing.join(' and no ')}`, needed: Math.max(1, minRows - rows) };
  }
  return rows < minRows ? { lacks: `${rows} rows`, needed: minRows - rows } : {};
}
