import { statisticOfSums } from '#stats/bootstrap-sums.ts';
import { confusionMatrix, type ConfusionMatrix } from '#stats/confusion-matrix.ts';
import {
  bootstrapEstimate,
  improvementOf,
  percentilesWithValue,
  type Sampled,
} from './bootstrap-estimate.ts';
import type { DrawnMatrices } from './cell-draws.ts';
import { undefinedEstimate, type Estimate } from './estimate.ts';
import type { GateRows } from './gate-rows.ts';
import type { Metric, MetricOptions } from './metric.ts';

type Statistic = (matrix: ConfusionMatrix) => number;

/** Why a matrix has no value; `undefined` when it has one. */
export type WhyUnknown = (matrix: ConfusionMatrix) => string | undefined;

/**
 * A metric of the confusion matrix at a threshold. Value: of the rows as they are. Interval: paired bootstrap of the rows and one
 * pseudo-row for every label, candidate prediction and champion prediction: per class and model two right and two wrong. A bootstrap of
 * "no mistake in 30 rows" would have no spread at all and pass anything; with these rows it is as wide as the plus-four interval
 * (Agresti and Coull 1998; Agresti and Caffo 2000). It always contains the value.
 */
export function confusionMetric(statistic: Statistic, unknown: WhyUnknown): Metric<Uint8Array> {
  return {
    better: 'higher',
    options: ['at_threshold'],
    evaluate(rows, options) {
      const candidate = sample(rows, 'candidate', { statistic, unknown, options });
      if (!rows.champion) return { candidate: estimateOf(rows, candidate) };
      const champion = sample(rows, 'champion', { statistic, unknown, options });
      return {
        candidate: estimateOf(rows, candidate),
        champion: estimateOf(rows, champion),
        improvement: pairedImprovement(rows, candidate, champion),
      };
    },
  };
}

/** The paired difference alone, for metrics that have a better interval of their own for one model. */
export function confusionImprovement(
  rows: GateRows<Uint8Array>,
  metric: { statistic: Statistic; unknown: WhyUnknown; options: MetricOptions },
): Estimate {
  return pairedImprovement(
    rows,
    sample(rows, 'candidate', metric),
    sample(rows, 'champion', metric),
  );
}

type MaybeSampled = Sampled | { readonly unknown: string };

function estimateOf(rows: GateRows<Uint8Array>, sampled: MaybeSampled, paired = false): Estimate {
  if ('unknown' in sampled) {
    const size = { n: rows.labels.length, rows: rows.labels.length };
    return undefinedEstimate(size, rows.drawnBy, sampled.unknown);
  }
  return bootstrapEstimate(rows, sampled, { paired, bounds: percentilesWithValue });
}

function pairedImprovement(
  rows: GateRows<Uint8Array>,
  candidate: MaybeSampled,
  champion: MaybeSampled,
): Estimate {
  if ('unknown' in candidate) return estimateOf(rows, candidate);
  if ('unknown' in champion) {
    return estimateOf(rows, { unknown: `of the champion: ${champion.unknown}` });
  }
  return estimateOf(rows, improvementOf(candidate, champion, 'higher'), true);
}

function sample(
  rows: GateRows<Uint8Array>,
  model: 'candidate' | 'champion',
  metric: { statistic: Statistic; unknown: WhyUnknown; options: MetricOptions },
): MaybeSampled {
  const scores = rows[model]!;
  const { threshold } = metric.options;
  const matrix = confusionMatrix(rows.labels, scores, threshold);
  const unknown = metric.unknown(matrix);
  if (unknown !== undefined) return { unknown };
  const cells = rows.shared(`cells at ${threshold}`, () => cellsOfDraws(rows, threshold))[model];
  const draws = statisticOfSums(cells, 4, ([tn, fp, fn, tp]) =>
    metric.statistic({ tn: tn!, fp: fp!, fn: fn!, tp: tp! }),
  );
  return { value: metric.statistic(matrix), draws };
}

/** The four counts of both confusion matrices, of every draw: all metrics of a threshold share them. */
function cellsOfDraws(rows: GateRows<Uint8Array>, threshold: number): DrawnMatrices {
  const { labels, candidate, champion = candidate } = rows;
  const cells = [1, 1, 1, 1, 1, 1, 1, 1]; // the pseudo-rows
  for (let row = 0; row < labels.length; row++) {
    const predictions =
      2 * Number(candidate[row]! >= threshold) + Number(champion[row]! >= threshold);
    cells[4 * labels[row]! + predictions]! += 1;
  }
  return rows.drawCells(cells);
}
