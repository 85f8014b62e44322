import { statisticOfDraws, sumRows, type AddRow } from '#stats/bootstrap-sums.ts';
import {
  estimateMean,
  skewCorrectedBounds,
  type MeanEstimate,
} from '#stats/skew-corrected-interval.ts';
import { jackknifeOfSums } from '#stats/jackknife-sums.ts';
import type { ScoreOrder } from '#stats/score-order.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';
import type { Sampled, SingleInterval } from './bootstrap-estimate.ts';
import type { Labels } from './gate-rows.ts';
import type { Metric, MetricOptions } from './metric.ts';
import { pairedResult, sampledEstimate, type MaybeSampled } from './sampled-result.ts';

/** One model's scores beside the labels. */
export interface ScoredRows<L extends Labels> {
  readonly labels: L;
  readonly scores: Float64Array;
  readonly weights?: Float64Array;
  readonly clusters?: Uint32Array;
  /** The rows by score, sorted once. */
  readonly order: () => ScoreOrder;
}

/** A metric whose interval comes from the paired bootstrap. */
export interface BootstrapMetric<L extends Labels> extends Omit<Metric<L>, 'evaluate'> {
  /** Why these rows have no value; `undefined` when they have one. */
  readonly unknown?: (rows: ScoredRows<L>, options: MetricOptions) => string | undefined;
  readonly sample: (rows: ScoredRows<L>, resampling: Resampling, options: MetricOptions) => Sampled;
}

export function bootstrapMetric<L extends Labels>(metric: BootstrapMetric<L>): Metric<L> {
  const { unknown, sample, ...shared } = metric;
  const { range } = metric;
  return {
    ...shared,
    evaluate(rows, options) {
      const { labels, weights, clusters } = rows;
      const sampleOf = (model: 'candidate' | 'champion'): MaybeSampled => {
        const order = (): ScoreOrder => rows.order(model);
        const scored = {
          labels,
          scores: rows[model]!,
          order,
          ...(weights ? { weights } : {}),
          ...(clusters ? { clusters } : {}),
        };
        const reason = unknown?.(scored, options);
        if (reason !== undefined) return { unknown: reason };
        const sampled = sample(scored, rows.resampling(), options);
        return { ...sampled, ...(typeof range === 'object' ? { range } : {}) };
      };
      const candidate = sampleOf('candidate');
      if (!rows.champion) return { candidate: sampledEstimate(rows, candidate) };
      return pairedResult(rows, { candidate, champion: sampleOf('champion') }, metric.better);
    },
  };
}

/** A metric that is a function of sums over rows. */
export function sumsMetric<L extends Labels>(
  metric: Omit<BootstrapMetric<L>, 'sample'> & {
    readonly width: (options: MetricOptions) => number;
    readonly addRow: (rows: ScoredRows<L>, options: MetricOptions) => AddRow;
    readonly statistic: (sums: Float64Array) => number;
  },
): Metric<L> {
  const { width, addRow, statistic, ...rest } = metric;
  return bootstrapMetric<L>({
    ...rest,
    sample: (rows, resampling, options) => {
      const sums = { width: width(options), addRow: addRow(rows, options) };
      return {
        value: statistic(sumRows(rows.labels.length, sums.width, sums.addRow)),
        draws: statisticOfDraws(resampling, sums, statistic),
        jackknife: () => jackknifeOfSums(resampling, sums, statistic),
      };
    },
  });
}

/** The mean over rows of a figure of one row. */
export function rowMeanMetric(
  ofRow: (label: number, score: number, options: MetricOptions) => number,
  { ofMean = (mean) => mean, ...shared }: RowMean,
): Metric {
  const addRow =
    ({ labels, scores, weights }: ScoredRows<Labels>, options: MetricOptions): AddRow =>
    (sums, offset, row) => {
      const weight = weights ? weights[row]! : 1;
      sums[offset]! += weight * ofRow(labels[row]!, scores[row]!, options);
      sums[offset + 1]! += weight;
    };
  return bootstrapMetric<Labels>({
    ...shared,
    sample: (rows, resampling, options) => {
      const { labels, scores } = rows;
      const figures = new Float64Array(labels.length);
      for (let row = 0; row < figures.length; row++) {
        figures[row] = ofRow(labels[row]!, scores[row]!, options);
      }
      const mean = estimateMean(figures, rows);
      const sums = { width: 2, addRow: addRow(rows, options) };
      const statistic = ([sum, count]: Float64Array): number => ofMean(sum! / count!);
      return {
        value: ofMean(mean.mean),
        draws: statisticOfDraws(resampling, sums, statistic),
        jackknife: () => jackknifeOfSums(resampling, sums, statistic),
        single: skewCorrected(mean, ofMean),
      };
    },
  });
}

function skewCorrected(mean: MeanEstimate, ofMean: (mean: number) => number): SingleInterval {
  return {
    method: "Student's t, corrected for skewness",
    ...(mean.designEffect === undefined ? {} : { facts: { designEffect: mean.designEffect } }),
    bounds: (_draws, _value, z) => {
      const { lower, upper } = skewCorrectedBounds(mean, z);
      return { lower: ofMean(lower), upper: ofMean(upper) };
    },
  };
}

interface RowMean extends Omit<Metric, 'evaluate'>, Pick<BootstrapMetric<Labels>, 'unknown'> {
  /** What the metric makes of the mean, such as its root. */
  readonly ofMean?: (mean: number) => number;
}
