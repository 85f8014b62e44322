import { statisticOfDraws, sumRows, type AddRow } from '#stats/bootstrap-sums.ts';
import type { ScoreOrder } from '#stats/score-order.ts';
import type { Resampling } from '#stats/stratified-resampling.ts';
import { bootstrapEstimate, improvementOf, type Sampled } from './bootstrap-estimate.ts';
import { undefinedEstimate } from './estimate.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { Metric, MetricOptions, MetricResult } from './metric.ts';

/** One model's scores beside the labels. */
export interface ScoredRows<L extends Labels> {
  readonly labels: L;
  readonly scores: Float64Array;
  /** The rows by score, sorted once. */
  readonly order: () => ScoreOrder;
}

/** A metric whose interval comes from the paired bootstrap. */
export interface BootstrapMetric<L extends Labels> extends Omit<Metric<L>, 'evaluate'> {
  /** Why these labels have no value; `undefined` when they have one. */
  readonly unknown?: (labels: L) => string | undefined;
  readonly sample: (rows: ScoredRows<L>, resampling: Resampling, options: MetricOptions) => Sampled;
}

export function bootstrapMetric<L extends Labels>(metric: BootstrapMetric<L>): Metric<L> {
  const { unknown, sample, ...shared } = metric;
  return {
    ...shared,
    evaluate(rows, options) {
      const reason = unknown?.(rows.labels);
      if (reason !== undefined) return undefinedResult(rows, reason);
      const sampleOf = (model: 'candidate' | 'champion'): Sampled => {
        const scored = {
          labels: rows.labels,
          scores: rows[model]!,
          order: () => rows.order(model),
        };
        return sample(scored, rows.resampling(), options);
      };
      const single = { paired: false };
      const candidate = sampleOf('candidate');
      if (!rows.champion) return { candidate: bootstrapEstimate(rows, candidate, single) };
      const champion = sampleOf('champion');
      const improvement = improvementOf(candidate, champion, metric.better);
      return {
        candidate: bootstrapEstimate(rows, candidate, single),
        champion: bootstrapEstimate(rows, champion, single),
        improvement: bootstrapEstimate(rows, improvement, { paired: true }),
      };
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
  ofRow: (label: number, score: number) => number,
  shared: Pick<Metric, 'better' | 'needsProbabilities'>,
): Metric {
  return sumsMetric<Labels>({
    ...shared,
    width: () => 2,
    addRow:
      ({ labels, scores }) =>
      (sums, offset, row) => {
        sums[offset]! += ofRow(labels[row]!, scores[row]!);
        sums[offset + 1]! += 1;
      },
    statistic: ([sum, rows]) => sum! / rows!,
  });
}

/** Both models and their difference are undefined for a reason that lies in the labels. */
function undefinedResult(rows: GateRows<Labels>, unknown: string): MetricResult {
  const size = { n: rows.labels.length, rows: rows.labels.length };
  const candidate = undefinedEstimate(size, 'undefined', unknown);
  return rows.champion ? { candidate, champion: candidate, improvement: candidate } : { candidate };
}
