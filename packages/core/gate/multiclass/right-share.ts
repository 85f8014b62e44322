import {
  pairedOutcomes,
  pairedProportionEstimate,
  proportionEstimate,
} from '../proportion-estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { GateRule } from '../gate-rule.ts';
import type { MulticlassMetric } from './multiclass-metric.ts';
import type { ClassPredictions, MulticlassRows } from './multiclass-rows.ts';

const unknown = 'there are no rows';

type IsRight = (row: number) => boolean;

function shareMetric(
  isRight: (model: ClassPredictions, rows: MulticlassRows, rule: GateRule['rule']) => IsRight,
  traits: Omit<MulticlassMetric, 'better' | 'evaluate'> = {},
): MulticlassMetric {
  return {
    ...traits,
    better: 'higher',
    range: [0, 1],
    evaluate(data, rule) {
      const rows = data.labels.length;
      const candidate = isRight(data.candidate, data, rule);
      const single = (right: IsRight): Estimate => {
        let successes = 0;
        for (let row = 0; row < rows; row++) if (right(row)) successes++;
        return proportionEstimate(successes, rows, { rows, unknown });
      };
      if (!data.champion) return { candidate: single(candidate) };
      const champion = isRight(data.champion, data, rule);
      const outcomes = pairedOutcomes(rows, (row) => [candidate(row), champion(row)]);
      return {
        candidate: single(candidate),
        champion: single(champion),
        improvement: pairedProportionEstimate(outcomes, { rows, unknown }),
      };
    },
  };
}

/** Share of rows predicted right; Wilson, and McNemar with Newcombe's paired interval. */
export const accuracy = shareMetric(
  ({ predicted }, { labels }) =>
    (row) =>
      predicted[row] === labels[row],
);

const defaultK = 2;

/** Share of rows whose class is among the `at_k` likeliest. */
export const topKAccuracy = shareMetric(
  ({ probabilities }, _rows, { at_k: k = defaultK }) => {
    const { rankOfTruth } = probabilities!;
    return (row) => rankOfTruth[row]! < k;
  },
  { needsProbabilities: true, options: ['at_k'] },
);
