import { statisticOfDraws, sumRows, type AddRow } from '#stats/bootstrap-sums.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';
import type { Sampled } from './bootstrap-estimate.ts';
import type { ScoreOrder } from '#stats/score-order.ts';
import { orderOf } from './order-of.ts';
import type { Labels } from './gate-rows.ts';
import type { Metric, MetricOptions } from './metric.ts';
import { pairedResult, sampledEstimate, type MaybeSampled } from './sampled-result.ts';

/** One model's scores beside the labels. */
export interface ScoredRows<L extends Labels> {
  readonly labels: L;
  readonly scores: Float64Array;
  readonly weights?: Float64Array;
  /** By score, the highest first. */
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
  return {
    ...shared,
    evaluate(rows, options) {
      const { labels, weights } = rows;
      const sampleOf = (scores: Float64Array): MaybeSampled => {
        const order = (): ScoreOrder => orderOf(rows, scores);
        const scored = { labels, scores, order, ...(weights ? { weights } : {}) };
        const reason = unknown?.(scored, options);
        return reason === undefined
          ? sample(scored, rows.resampling(), options)
          : { unknown: reason };
      };
      const candidate = sampleOf(rows.candidate);
      if (!rows.champion) return { candidate: sampledEstimate(rows, candidate) };
      return pairedResult(rows, { candidate, champion: sampleOf(rows.champion) }, metric.better);
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
      };
    },
  });
}

/** The mean over rows of a figure of one row. */
export function rowMeanMetric(
  ofRow: (label: number, score: number, options: MetricOptions) => number,
  { ofMean = (mean) => mean, ...shared }: RowMean,
): Metric {
  return sumsMetric<Labels>({
    ...shared,
    width: () => 2,
    addRow:
      ({ labels, scores, weights }, options) =>
      (sums, offset, row) => {
        const weight = weights ? weights[row]! : 1;
        sums[offset]! += weight * ofRow(labels[row]!, scores[row]!, options);
        sums[offset + 1]! += weight;
      },
    statistic: ([sum, rows]) => ofMean(sum! / rows!),
  });
}

interface RowMean extends Omit<Metric, 'evaluate'>, Pick<BootstrapMetric<Labels>, 'unknown'> {
  /** What the metric makes of the mean, such as its root. */
  readonly ofMean?: (mean: number) => number;
}
