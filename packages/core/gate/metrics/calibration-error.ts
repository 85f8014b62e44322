import { basicBounds, percentileBounds, sortDraws, type Draws } from '#stats/bootstrap-interval.ts';
import { sumRows, sumsOfDraws, statisticOfSums, type RowSums } from '#stats/bootstrap-sums.ts';
import { calibrationDeviation, calibrationErrorOfSums } from '#stats/calibration-error.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import {
  bootstrapEstimate,
  improvementOf,
  type ReadBounds,
  type Sampled,
} from '../bootstrap-estimate.ts';
import { calibrationSums } from '../calibration-sums.ts';
import type { Estimate } from '../estimate.ts';
import type { GateRows } from '../gate-rows.ts';
import type { Metric, MetricOptions } from '../metric.ts';

/**
 * Expected calibration error. Noise alone makes it larger, and resampling adds noise again: plain percentiles lie above
 * the truth nearly always when a model is well calibrated. So the lower bound subtracts all that the bins could deviate
 * together (Σ |deviation|, a triangle inequality), and the upper adds z standard errors.
 */
export const calibrationError = calibrationMetric({
  sumsOf: calibrationSums,
  statistic: calibrationErrorOfSums,
  deviation: calibrationDeviation,
  upper: (value, { draws, z }) => value + z * draws.standardDeviation,
});

/** A figure of binned calibration. */
interface CalibrationFigure {
  readonly sumsOf: (
    rows: GateRows<Uint8Array>,
    scores: Float64Array,
    options: MetricOptions,
  ) => RowSums;
  readonly statistic: (sums: Float64Array) => number;
  /** How far the figure of one set of sums can be from that of another, at most. */
  readonly deviation: (one: Float64Array, other: Float64Array) => number;
  readonly upper: (
    value: number,
    sampled: { readonly draws: Draws; readonly deviations: Draws; readonly z: number },
  ) => number;
}

/**
 * A difference of such figures has biases that cancel in part, and how much is not known: each side takes the farthest of the
 * percentile interval, the basic interval, and the value less the largest difference of biases there can be.
 */
export function calibrationMetric(figure: CalibrationFigure): Metric<Uint8Array> {
  return {
    better: 'lower',
    range: [0, 1],
    needsProbabilities: true,
    options: ['bins', 'binning'],
    evaluate(rows, options) {
      const candidate = sample(rows, figure, figure.sumsOf(rows, rows.candidate, options));
      if (!rows.champion) return { candidate: singleEstimate(rows, figure, candidate) };
      const champion = sample(rows, figure, figure.sumsOf(rows, rows.champion, options));
      const improvement = improvementOf(candidate, champion, 'lower');
      return {
        candidate: singleEstimate(rows, figure, candidate),
        champion: singleEstimate(rows, figure, champion),
        improvement: bootstrapEstimate(rows, improvement, {
          paired: true,
          bounds: boundsOfDifference(candidate, champion),
        }),
      };
    },
  };
}

interface SampledBins extends Sampled {
  /** Of every draw: how far its bins deviate from those of the rows. */
  readonly deviations: Float64Array;
}

function sample(
  rows: GateRows<Uint8Array>,
  { statistic, deviation }: CalibrationFigure,
  sums: RowSums,
): SampledBins {
  const whole = sumRows(rows.labels.length, sums.width, sums.addRow);
  const drawn = sumsOfDraws(rows.resampling(), sums);
  return {
    value: statistic(whole),
    draws: statisticOfSums(drawn, sums.width, statistic),
    deviations: statisticOfSums(drawn, sums.width, (one) => deviation(one, whole)),
  };
}

function singleEstimate(
  rows: GateRows<Uint8Array>,
  { upper }: CalibrationFigure,
  sampled: SampledBins,
): Estimate {
  const deviations = sortDraws(sampled.deviations);
  const bounds = (draws: Draws, value: number, z: number): Bounds => ({
    lower: Math.max(0, value - percentileBounds(deviations, z).upper),
    upper: Math.min(1, upper(value, { draws, deviations, z })),
  });
  return bootstrapEstimate(rows, sampled, { paired: false, bounds });
}

function boundsOfDifference(candidate: SampledBins, champion: SampledBins): ReadBounds {
  const [ofCandidate, ofChampion] = [biasRange(candidate), biasRange(champion)];
  return (draws, value, z) => {
    const percentile = percentileBounds(draws, z);
    const basic = basicBounds(draws, value, z);
    const noise = z * draws.standardDeviation;
    const least = value - (ofChampion.most - ofCandidate.least) - noise;
    const most = value + (ofCandidate.most - ofChampion.least) + noise;
    return {
      lower: Math.min(percentile.lower, basic.lower, least),
      upper: Math.max(percentile.upper, basic.upper, most),
    };
  };
}

/**
 * By how much noise makes the figure larger: at most as a calibrated model's, whose bins have nothing but noise; at least as much as
 * drawing, which starts from bins that noise has moved apart already, does again.
 */
function biasRange({ value, draws, deviations }: SampledBins): { least: number; most: number } {
  const mean = (values: Float64Array): number =>
    values.reduce((sum, one) => sum + one, 0) / values.length;
  const most = mean(deviations);
  return { least: Math.min(most, Math.max(0, mean(draws) - value)), most };
}
