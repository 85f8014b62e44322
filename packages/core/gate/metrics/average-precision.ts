import { averagePrecision as valueOf, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import { averagePrecisionInfluence } from '#stats/average-precision-influence.ts';
import { sortDraws } from '#stats/bootstrap-interval.ts';
import { statisticOfDraws, type AddRow } from '#stats/bootstrap-sums.ts';
import { logit, logitBounds } from '#stats/logit-interval.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';
import { studentFromNormal } from '#stats/student-t.ts';
import {
  weightedAveragePrecision,
  weightedAveragePrecisionOfDraws,
} from '#stats/weighted-average-precision.ts';
import type { ReadBounds, Sampled } from '../bootstrap-estimate.ts';
import { bootstrapMetric, type ScoredRows } from '../bootstrap-metric.ts';
import { absentClass } from '../class-counts.ts';

// From so many positives on, a draw differs from its first-order value by less than the interval differs from seed to seed (measured:
// bounds of the difference of two models move by 1 % of the half-width); below, every draw walks down all rows.
const positivesToLinearise = 2000;

/** Area under the precision-recall curve as a step sum. */
export const averagePrecision = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: [0, 1],
  unknown: ({ labels, weights }) => absentClass(labels, weights),
  sample: (rows, resampling) => {
    const { labels, scores, weights } = rows;
    const order = rows.order();
    if (weights) {
      const weighted = { labels, weights };
      return withLogitInterval(labels, {
        value: weightedAveragePrecision(weighted, order),
        draws: weightedAveragePrecisionOfDraws(weighted, order, resampling),
      });
    }
    if (resampling.grouped && positivesOf(labels) >= positivesToLinearise) {
      return withLogitInterval(labels, firstOrder(rows, resampling));
    }
    return withLogitInterval(labels, {
      value: valueOf(labels, scores, order),
      draws: averagePrecisionOfDraws(labels, order, resampling),
    });
  },
});

function firstOrder(rows: ScoredRows<Uint8Array>, resampling: Resampling): Sampled {
  const { value, influence } = averagePrecisionInfluence(rows.labels, rows.scores, rows.order());
  const addRow: AddRow = (sums, offset, row) => {
    sums[offset]! += influence[row]!;
  };
  const draws = statisticOfDraws(resampling, { width: 1, addRow }, ([gain]) => value + gain!);
  return { value, draws };
}

/**
 * One model's interval on the logit scale (Boyd, Eng and Page 2013), with the bias of the draws taken out: noise makes the average
 * precision larger, and drawing adds noise. Student's t with a degree of freedom for every positive but one.
 */
function withLogitInterval(labels: Uint8Array, { value, draws }: Sampled): Sampled {
  // A draw that ranks perfectly counts as one that just does not.
  const most = 1 - 1 / (20 * labels.length);
  const onScale = (share: number): number => logit(Math.min(most, Math.max(1 - most, share)));
  const { sorted, standardDeviation } = sortDraws(draws.map((draw) => onScale(draw)));
  const mean = sorted.reduce((sum, draw) => sum + draw, 0) / sorted.length;
  const center = 2 * onScale(value) - mean;
  const degreesOfFreedom = positivesOf(labels) - 1;
  const bounds: ReadBounds = (_draws, _value, z) =>
    logitBounds(center, studentFromNormal(z, degreesOfFreedom) * standardDeviation);
  return { value, draws, single: { bounds } };
}

function positivesOf(labels: Uint8Array): number {
  let positives = 0;
  for (const label of labels) positives += label;
  return positives;
}
