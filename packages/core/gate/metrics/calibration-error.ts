import { basicBounds, percentileBounds, sortDraws, type Draws } from '#stats/bootstrap-interval.ts';
import { sumRows, sumsOfDraws, statisticOfSums, type RowSums } from '#stats/bootstrap-sums.ts';
import { calibrationDeviation, calibrationErrorOfSums } from '#stats/calibration-error.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import { bootstrapEstimate, improvementOf, type Sampled } from '../bootstrap-estimate.ts';
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
 * A difference of such figures has biases that cancel in part: each side takes the farther of percentile and basic
 * interval.
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
        improvement: bootstrapEstimate(rows, improvement, { paired: true, bounds: fartherBounds }),
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

function fartherBounds(draws: Draws, value: number, z: number): Bounds {
  const percentile = percentileBounds(draws, z);
  const basic = basicBounds(draws, value, z);
  return {
    lower: Math.min(percentile.lower, basic.lower),
    upper: Math.max(percentile.upper, basic.upper),
  };
}
