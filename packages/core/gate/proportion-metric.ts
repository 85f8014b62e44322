import type { ConfusionMatrix } from '#stats/confusion-matrix.ts';
import { evaluateConfusion } from './confusion-metric.ts';
import type { Estimate } from './estimate.ts';
import type { GateRows } from './gate-rows.ts';
import type { Metric } from './metric.ts';
import {
  pairedOutcomes,
  pairedProportionEstimate,
  proportionEstimate,
} from './proportion-estimate.ts';

interface Proportion {
  /** The share of what is predicted right. */
  readonly labelled: (label: number) => boolean;
  /** Why there is no such row. */
  readonly unknown: string;
  /** The same share of a confusion matrix. */
  readonly statistic: (matrix: ConfusionMatrix) => number;
}

/**
 * The share of the rows of one class, or of all, that are predicted right: Wilson's interval, McNemar's test and Newcombe's
 * paired interval against the champion. Shares of weighted rows are bootstrapped: they are no counts.
 */
export function proportionMetric(proportion: Proportion): Metric<Uint8Array> {
  const { statistic, unknown } = proportion;
  const figure = {
    statistic,
    unknown: (matrix: ConfusionMatrix) => (Number.isNaN(statistic(matrix)) ? unknown : undefined),
  };
  return {
    better: 'higher',
    range: [0, 1],
    options: ['at_threshold'],
    evaluate(rows, options) {
      if (rows.weights) return evaluateConfusion(figure, rows, options);
      const { threshold } = options;
      const candidate = shareOf(rows, rows.candidate, { ...proportion, threshold });
      if (!rows.champion) return { candidate };
      return {
        candidate,
        champion: shareOf(rows, rows.champion, { ...proportion, threshold }),
        improvement: pairedShare(rows, { ...proportion, threshold }),
      };
    },
  };
}

type AtThreshold = Proportion & { readonly threshold: number };

function shareOf(
  { labels }: GateRows<Uint8Array>,
  scores: Float64Array,
  { labelled, unknown, threshold }: AtThreshold,
): Estimate {
  let [right, n] = [0, 0];
  labels.forEach((label, row) => {
    if (!labelled(label)) return;
    n++;
    right += Number(scores[row]! >= threshold === (label === 1));
  });
  return proportionEstimate(right, n, { rows: labels.length, unknown });
}

function pairedShare(
  { labels, candidate, champion }: GateRows<Uint8Array>,
  { labelled, unknown, threshold }: AtThreshold,
): Estimate {
  const outcomes = pairedOutcomes(labels.length, (row) => {
    if (!labelled(labels[row]!)) return undefined;
    const positive = labels[row] === 1;
    return [candidate[row]! >= threshold === positive, champion![row]! >= threshold === positive];
  });
  return pairedProportionEstimate(outcomes, { rows: labels.length, unknown });
}
