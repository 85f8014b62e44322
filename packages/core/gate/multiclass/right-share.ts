import { weightedProportion } from '#stats/weighted-proportion.ts';
import { bootstrapEstimate, percentilesWithValue } from '../bootstrap-estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { GateRule } from '../gate-rule.ts';
import type { MetricResult } from '../metric.ts';
import {
  pairedOutcomes,
  pairedProportionEstimate,
  proportionEstimate,
  weightedProportionEstimate,
} from '../proportion-estimate.ts';
import { clusteredShare } from './clustered-share.ts';
import { drawDifference, type IsRight } from './drawn-shares.ts';
import type { MulticlassMetric } from './multiclass-metric.ts';
import type { ClassPredictions, MulticlassRows } from './multiclass-rows.ts';

const unknown = 'there are no rows';

function shareMetric(
  isRight: (model: ClassPredictions, rows: MulticlassRows, rule: GateRule['rule']) => IsRight,
  traits: Omit<MulticlassMetric, 'better' | 'evaluate'> = {},
): MulticlassMetric {
  return {
    ...traits,
    better: 'higher',
    range: [0, 1],
    evaluate(rows, rule) {
      const right = {
        candidate: isRight(rows.candidate, rows, rule),
        champion: rows.champion && isRight(rows.champion, rows, rule),
      };
      if (rows.labels.length === 0 || rows.base.drawsSingleRows) return countedShares(rows, right);
      return drawnShares(rows, right);
    },
  };
}

interface Right {
  readonly candidate: IsRight;
  readonly champion: IsRight | undefined;
}

function countedShares({ labels }: MulticlassRows, { candidate, champion }: Right): MetricResult {
  const rows = labels.length;
  const single = (right: IsRight): Estimate => {
    let successes = 0;
    for (let row = 0; row < rows; row++) if (right(row)) successes++;
    return proportionEstimate(successes, rows, { rows, unknown });
  };
  if (!champion) return { candidate: single(candidate) };
  const outcomes = pairedOutcomes(rows, (row) => [candidate(row), champion(row)]);
  return {
    candidate: single(candidate),
    champion: single(champion),
    improvement: pairedProportionEstimate(outcomes, { rows, unknown }),
  };
}

/** Weighted shares are no counts, and rows of a cluster are not independent: what takes counts gives way to draws. */
function drawnShares(rows: MulticlassRows, { candidate, champion }: Right): MetricResult {
  const single = (right: IsRight): Estimate =>
    rows.clusters
      ? clusteredShare(right, rows.clusters)
      : weightedProportionEstimate(weightedProportion(rows.weights!, right), {
          rows: rows.labels.length,
          unknown,
        });
  if (!champion) return { candidate: single(candidate) };
  return {
    candidate: single(candidate),
    champion: single(champion),
    improvement: bootstrapEstimate(rows.base, drawDifference(rows, { candidate, champion }), {
      paired: true,
      bounds: percentilesWithValue,
    }),
  };
}

/** Share of rows predicted right; Wilson, and McNemar with Newcombe's paired interval, where rows are single and count alike. */
export const accuracy = shareMetric(
  ({ predicted }, { labels }) =>
    (row) =>
      predicted[row] === labels[row],
);

const defaultK = 2;

/** Share of rows whose class is among the `at_k` likeliest. */
export const topKAccuracy = shareMetric(
  ({ probabilities }, _rows, { at_k: k = defaultK }) => {
    const rankOfTruth = probabilities!.rankOfTruth!;
    return (row) => rankOfTruth[row]! < k;
  },
  { needsProbabilities: true, needsFigures: ['rankOfTruth'], options: ['at_k'] },
);
