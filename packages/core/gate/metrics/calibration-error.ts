import { basicBounds, percentileBounds, sortDraws, type Draws } from '#stats/bootstrap-interval.ts';
import { sumRows, sumsOfDraws, statisticOfSums, type RowSums } from '#stats/bootstrap-sums.ts';
import {
  addToBin,
  calibrationDeviation,
  calibrationErrorOfSums,
} from '#stats/calibration-error.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import { bootstrapEstimate, improvementOf, type Sampled } from '../bootstrap-estimate.ts';
import type { Estimate } from '../estimate.ts';
import type { GateRows } from '../gate-rows.ts';
import type { Metric } from '../metric.ts';

/**
 * Expected calibration error over equal-width bins. Noise alone makes it larger, and resampling adds noise again:
 * plain percentiles lie above the truth nearly always when a model is well calibrated. So the lower bound subtracts
 * all that the bins could deviate together (Σ |deviation|, a triangle inequality), and the upper adds z standard
 * errors; of a difference, whose biases cancel in part, each side takes the farther of percentile and basic interval.
 */
export const calibrationError: Metric<Uint8Array> = {
  better: 'lower',
  needsProbabilities: true,
  options: ['bins'],
  evaluate(rows, { bins }) {
    const candidate = sample(rows, rows.candidate, bins);
    if (!rows.champion) return { candidate: singleEstimate(rows, candidate) };
    const champion = sample(rows, rows.champion, bins);
    const improvement = improvementOf(candidate, champion, 'lower');
    return {
      candidate: singleEstimate(rows, candidate),
      champion: singleEstimate(rows, champion),
      improvement: bootstrapEstimate(rows, improvement, { paired: true, bounds: fartherBounds }),
    };
  },
};

interface SampledBins extends Sampled {
  /** Of every draw: how far its bins deviate from those of the rows, all together. */
  readonly deviations: Float64Array;
}

function sample(rows: GateRows<Uint8Array>, scores: Float64Array, bins: number): SampledBins {
  const { labels } = rows;
  const sums: RowSums = {
    width: bins + 1,
    addRow: (target, offset, row) =>
      addToBin(target, { offset, label: labels[row]!, score: scores[row]!, bins }),
  };
  const whole = sumRows(labels.length, sums.width, sums.addRow);
  const drawn = sumsOfDraws(rows.resampling(), sums);
  return {
    value: calibrationErrorOfSums(whole),
    draws: statisticOfSums(drawn, sums.width, calibrationErrorOfSums),
    deviations: statisticOfSums(drawn, sums.width, (one) => calibrationDeviation(one, whole)),
  };
}

function singleEstimate(rows: GateRows<Uint8Array>, sampled: SampledBins): Estimate {
  const deviations = sortDraws(sampled.deviations);
  const bounds = (draws: Draws, value: number, z: number): Bounds => ({
    lower: Math.max(0, value - percentileBounds(deviations, z).upper),
    upper: Math.min(1, value + z * draws.standardDeviation),
  });
  return bootstrapEstimate(rows, sampled, { paired: false, bounds });
}

function fartherBounds(draws: Draws, value: number, z: number): Bounds {
  const percentile = percentileBounds(draws, z);
  const basic = basicBounds(draws, value, z);
  return {
    lower: Math.min(percentile.lower, basic.lower),
    upper: Math.max(percentile.upper, basic.upper),
  };
}
