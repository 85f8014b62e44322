import { averagePrecision as valueOf, averagePrecisionOfDraws } from '#stats/average-precision.ts';
import { averagePrecisionInfluence } from '#stats/average-precision-influence.ts';
import { averagePrecisionJackknife } from '#stats/average-precision-jackknife.ts';
import { statisticOfDraws, unitSums, type RowSums } from '#stats/bootstrap-sums.ts';
import { errorMoments } from '#stats/error-moments.ts';
import { curvatureAlong, type Jackknife } from '#stats/jackknife-sums.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';
import {
  weightedAveragePrecision,
  weightedAveragePrecisionOfDraws,
} from '#stats/weighted-average-precision.ts';
import type { Sampled } from '../bootstrap-estimate.ts';
import { bootstrapMetric, type ScoredRows } from '../bootstrap-metric.ts';
import { absentClass } from '../class-counts.ts';

// From so many positives on, a draw differs from its first-order value by less than the interval differs from seed to seed (measured:
// bounds of the difference of two models move by 1 % of the half-width); below, every draw walks down all rows.
const positivesToLinearise = 2000;

/** Area under the precision-recall curve as a step sum. Noise makes it larger: the interval takes that bias out. */
export const averagePrecision = bootstrapMetric<Uint8Array>({
  better: 'higher',
  range: [0, 1],
  unknown: ({ labels, weights }) => absentClass(labels, weights),
  sample: (rows, resampling) => {
    if (rows.weights) return ofWeighted(rows, rows.weights, resampling);
    const isLarge = resampling.grouped && positivesOf(rows.labels) >= positivesToLinearise;
    return isLarge ? ofMany(rows, resampling) : ofRows(rows, resampling);
  },
});

function ofRows(rows: ScoredRows<Uint8Array>, resampling: Resampling): Sampled {
  const { labels, scores } = rows;
  const order = rows.order();
  return {
    value: valueOf(labels, scores, order),
    draws: averagePrecisionOfDraws(labels, order, resampling),
    jackknife: () => {
      const { changes, bias } = averagePrecisionJackknife(labels, order);
      return bent(rows, { changes: unitSums(resampling, eachAdds(changes)), bias }, resampling);
    },
  };
}

/** To first order: what each row adds. The bias and the bend are of the order of 1 / rows, and the noise of 1 / √rows. */
function ofMany(rows: ScoredRows<Uint8Array>, resampling: Resampling): Sampled {
  const { labels, scores } = rows;
  const { value, influence } = averagePrecisionInfluence(labels, scores, { order: rows.order() });
  const sums = eachAdds(influence);
  return {
    value,
    draws: statisticOfDraws(resampling, sums, ([gain]) => value + gain!),
    jackknife: () => ({ changes: unitSums(resampling, sums), bias: 0, curvature: 0 }),
  };
}

function ofWeighted(
  rows: ScoredRows<Uint8Array>,
  weights: Float64Array,
  resampling: Resampling,
): Sampled {
  const { labels, scores } = rows;
  const order = rows.order();
  const value = weightedAveragePrecision({ labels, weights }, order);
  const draws = weightedAveragePrecisionOfDraws({ labels, weights }, order, resampling);
  return {
    value,
    draws,
    jackknife: () => {
      const { influence } = averagePrecisionInfluence(labels, scores, { order, weights });
      const bias = draws.reduce((sum, draw) => sum + draw, 0) / draws.length - value;
      return bent(rows, { changes: unitSums(resampling, eachAdds(influence)), bias }, resampling);
    },
  };
}

/** With how the value bends when the rows are weighted by their influences. */
function bent(
  rows: ScoredRows<Uint8Array>,
  { changes, bias }: Omit<Jackknife, 'curvature'>,
  { unitOfRow }: Resampling,
): Jackknife {
  const { labels, weights } = rows;
  const { standardError } = errorMoments([{ changes }]);
  const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
  const along = (step: number): number => {
    const weighted = Float64Array.from(labels, (_label, row) => {
      const factor = 1 + (step * (changes[unitOfRow[row]!]! - mean)) / standardError;
      return factor * (weights ? weights[row]! : 1);
    });
    return weightedAveragePrecision({ labels, weights: weighted }, rows.order());
  };
  return { changes, bias, curvature: curvatureAlong(along, standardError) };
}

function eachAdds(amounts: Float64Array): RowSums {
  return {
    width: 1,
    addRow: (sums, offset, row) => {
      sums[offset]! += amounts[row]!;
    },
  };
}

function positivesOf(labels: Uint8Array): number {
  let positives = 0;
  for (const label of labels) positives += label;
  return positives;
}
