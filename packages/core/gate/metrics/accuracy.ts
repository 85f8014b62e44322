import { confusionMatrix } from '#stats/confusion-matrix.ts';
import type { Estimate } from '../estimate.ts';
import {
  pairedOutcomes,
  pairedProportionEstimate,
  proportionEstimate,
} from '../proportion-estimate.ts';
import type { Metric } from '../metric.ts';

const unknown = 'there are no rows';

/** Share of rows predicted right; McNemar's test and Newcombe's paired interval against the champion. */
export const accuracy: Metric<Uint8Array> = {
  better: 'higher',
  options: ['at_threshold'],
  evaluate({ labels, candidate, champion }, { threshold }) {
    const rows = labels.length;
    const single = (scores: Float64Array): Estimate => {
      const { tp, tn } = confusionMatrix(labels, scores, threshold);
      return proportionEstimate(tp + tn, rows, { rows, unknown });
    };
    if (!champion) return { candidate: single(candidate) };
    const outcomes = pairedOutcomes(rows, (row) => {
      const positive = labels[row] === 1;
      return [candidate[row]! >= threshold === positive, champion[row]! >= threshold === positive];
    });
    return {
      candidate: single(candidate),
      champion: single(champion),
      improvement: pairedProportionEstimate(outcomes, { rows, unknown }),
    };
  },
};
