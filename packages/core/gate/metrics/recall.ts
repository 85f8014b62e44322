import { confusionMatrix } from '#stats/confusion-matrix.ts';
import type { Estimate } from '../estimate.ts';
import {
  pairedOutcomes,
  pairedProportionEstimate,
  proportionEstimate,
} from '../proportion-estimate.ts';
import type { Metric } from '../metric.ts';

const unknown = 'no row is labelled positive';

/** Share of positives found: the accuracy on the positives, with the same paired test. */
export const recall: Metric<Uint8Array> = {
  better: 'higher',
  options: ['at_threshold'],
  evaluate({ labels, candidate, champion }, { threshold }) {
    const rows = labels.length;
    const single = (scores: Float64Array): Estimate => {
      const { tp, fn } = confusionMatrix(labels, scores, threshold);
      return proportionEstimate(tp, tp + fn, { rows, unknown });
    };
    if (!champion) return { candidate: single(candidate) };
    const outcomes = pairedOutcomes(rows, (row) =>
      labels[row] === 1 ? [candidate[row]! >= threshold, champion[row]! >= threshold] : undefined,
    );
    return {
      candidate: single(candidate),
      champion: single(champion),
      improvement: pairedProportionEstimate(outcomes, { rows, unknown }),
    };
  },
};
