import { exponentialGain, linearGain, ndcg } from '#stats/ndcg.ts';
import type { RankedList } from '#stats/ranked-list.ts';
import {
  averagePrecisionOfList,
  precisionAtK,
  recallAtK,
  reciprocalRank,
} from '#stats/retrieval-measures.ts';
import type { GateRule } from '../gate-rule.ts';
import type { MetricResult } from '../metric.ts';
import type { MetricTraits } from '../task-rows.ts';
import { differenceEstimate, meanEstimate, type GroupFigures } from './group-mean.ts';
import { figureOfGroups, type Model, type RankingRows } from './ranking-rows.ts';

export interface RankingMetric extends MetricTraits {
  readonly evaluate: (rows: RankingRows, rule: GateRule['rule']) => MetricResult;
}

type Rule = GateRule['rule'];

/** A figure of one group's list; NaN where the group has no relevant row. */
type FigureOf = (
  rule: Rule,
  isRelevant: (grade: number) => boolean,
) => (list: RankedList) => number;

function groupMetric(
  figureOf: FigureOf,
  traits: Pick<MetricTraits, 'options' | 'requires'>,
): RankingMetric {
  return {
    ...traits,
    better: 'higher',
    range: [0, 1],
    evaluate(rows, rule) {
      const { relevantFrom } = rows.options;
      const figure = figureOf(rule, (grade) => grade >= relevantFrom);
      const ofModel = (model: Model): Float64Array => figureOfGroups(rows, model, figure);
      const candidate = ofModel('candidate');
      // Whether a group has a relevant row lies in its grades, so it is the same for both models.
      const figures = (values: Float64Array): GroupFigures => counted(rows, values, candidate);
      if (!rows.champion) return { candidate: meanEstimate(figures(candidate)) };
      const champion = ofModel('champion');
      const difference = candidate.map((value, group) => value - champion[group]!);
      return {
        candidate: meanEstimate(figures(candidate)),
        champion: meanEstimate(figures(champion)),
        improvement: differenceEstimate(
          figures(difference),
          figures(candidate).values,
          figures(champion).values,
        ),
      };
    },
  };
}

function counted(
  { grades, options, ofGroups }: RankingRows,
  values: Float64Array,
  byGroup: Float64Array,
): GroupFigures {
  const known = byGroup.map((value) => (Number.isNaN(value) ? 0 : 1));
  const withoutRelevant = known.filter((one) => one === 0).length;
  const excluded = options.withoutRelevant === 'exclude';
  const counts = (_value: number, group: number): boolean => !excluded || known[group] === 1;
  const { weights, clusters } = ofGroups;
  return {
    values: excluded
      ? values.filter(counts)
      : values.map((value) => (Number.isNaN(value) ? 0 : value)),
    rows: grades.length,
    withoutRelevant,
    excluded,
    evidence: {
      ...(weights ? { weights: weights.filter(counts) } : {}),
      ...(clusters ? { clusters: clusters.filter(counts) } : {}),
    },
  };
}

/** Metrics of `task: ranking`, by the name in gates.yaml: means over groups. */
export const rankingMetrics: Readonly<Record<string, RankingMetric>> = {
  ndcg: groupMetric(
    ({ at_k: k = Infinity, gain = 'linear' }) =>
      (list) =>
        ndcg(list, k, gain === 'linear' ? linearGain : exponentialGain),
    { options: ['at_k', 'gain'] },
  ),
  map: groupMetric((_rule, isRelevant) => (list) => averagePrecisionOfList(list, isRelevant), {}),
  mrr: groupMetric(
    ({ at_k: k = Infinity }, isRelevant) =>
      (list) =>
        reciprocalRank(list, isRelevant, k),
    { options: ['at_k'] },
  ),
  precision_at_k: groupMetric(
    ({ at_k: k }, isRelevant) =>
      (list) =>
        list.grades.some((grade) => isRelevant(grade))
          ? precisionAtK(list, isRelevant, k!)
          : Number.NaN,
    { requires: ['at_k'] },
  ),
  recall_at_k: groupMetric(
    ({ at_k: k }, isRelevant) =>
      (list) =>
        recallAtK(list, isRelevant, k!),
    { requires: ['at_k'] },
  ),
};
