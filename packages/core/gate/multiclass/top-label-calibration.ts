import { basicBounds, percentileBounds, sortDraws } from '#stats/bootstrap-interval.ts';
import { statisticOfSums, sumRows, sumsOfDraws, type RowSums } from '#stats/bootstrap-sums.ts';
import {
  calibrationBin,
  calibrationDeviation,
  calibrationErrorOfSums,
} from '#stats/calibration-error.ts';
import {
  bootstrapEstimate,
  improvementOf,
  type ReadBounds,
  type Sampled,
} from '../bootstrap-estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { MulticlassMetric } from './multiclass-metric.ts';
import type { MulticlassRows, ProbabilityFigures } from './multiclass-rows.ts';

const defaultBins = 10;

/**
 * Top-label calibration error: the probability of the likeliest class against how often it is right (Guo et al. 2017).
 * Intervals as for two classes (`metrics/calibration-error.ts`): noise alone makes it larger, and resampling adds noise.
 */
export const topLabelCalibration: MulticlassMetric = {
  better: 'lower',
  range: [0, 1],
  needsProbabilities: true,
  needsFigures: ['top', 'topIsTrue'],
  options: ['bins'],
  evaluate(rows, { bins = defaultBins }) {
    const candidate = sample(rows, rows.candidate.probabilities!, bins);
    if (!rows.champion) return { candidate: singleEstimate(rows, candidate) };
    const champion = sample(rows, rows.champion.probabilities!, bins);
    const improvement = improvementOf(candidate, champion, 'lower');
    return {
      candidate: singleEstimate(rows, candidate),
      champion: singleEstimate(rows, champion),
      improvement: bootstrapEstimate(rows.base, improvement, {
        paired: true,
        bounds: fartherBounds,
      }),
    };
  },
};

interface SampledBins extends Sampled {
  /** Of every draw: how far its bins deviate from those of the rows, all together. */
  readonly deviations: Float64Array;
}

function sample(rows: MulticlassRows, figures: ProbabilityFigures, bins: number): SampledBins {
  const { weights } = rows;
  const [top, topIsTrue] = [figures.top!, figures.topIsTrue!];
  const sums: RowSums = {
    width: bins + 1,
    addRow: (target, offset, row) => {
      const weight = weights ? weights[row]! : 1;
      const bin = calibrationBin(top[row]!, bins);
      target[offset]! += weight;
      target[offset + 1 + bin]! += weight * (topIsTrue[row]! - top[row]!);
    },
  };
  const whole = sumRows(top.length, sums.width, sums.addRow);
  const drawn = sumsOfDraws(rows.base.resampling(), sums);
  return {
    value: calibrationErrorOfSums(whole),
    draws: statisticOfSums(drawn, sums.width, calibrationErrorOfSums),
    deviations: statisticOfSums(drawn, sums.width, (one) => calibrationDeviation(one, whole)),
  };
}

function singleEstimate(rows: MulticlassRows, sampled: SampledBins): Estimate {
  const deviations = sortDraws(sampled.deviations);
  const bounds: ReadBounds = (draws, value, z) => ({
    lower: Math.max(0, value - percentileBounds(deviations, z).upper),
    upper: Math.min(1, value + z * draws.standardDeviation),
  });
  return bootstrapEstimate(rows.base, sampled, { paired: false, bounds });
}

const fartherBounds: ReadBounds = (draws, value, z) => {
  const percentile = percentileBounds(draws, z);
  const basic = basicBounds(draws, value, z);
  return {
    lower: Math.min(percentile.lower, basic.lower),
    upper: Math.max(percentile.upper, basic.upper),
  };
};
