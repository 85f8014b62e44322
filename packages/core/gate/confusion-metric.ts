import { statisticOfSums } from '#stats/bootstrap-sums.ts';
import { confusionMatrix, type ConfusionMatrix } from '#stats/confusion-matrix.ts';
import { percentilesWithValue } from './bootstrap-estimate.ts';
import { drawnMatrices, matrixJackknife } from './drawn-matrices.ts';
import type { GateRows } from './gate-rows.ts';
import type { Metric, MetricOptions, MetricResult, ValueRange } from './metric.ts';
import { pairedResult, sampledEstimate, type MaybeSampled } from './sampled-result.ts';

/** A figure of the confusion matrix at a threshold. */
export interface ConfusionFigure {
  readonly statistic: (matrix: ConfusionMatrix, options: MetricOptions) => number;
  /** Why a matrix has no value; `undefined` when it has one. */
  readonly unknown: (matrix: ConfusionMatrix) => string | undefined;
  /** Values that it can have ([0, 1]). */
  readonly range?: ValueRange;
}

/** Where the metric differs from most. */
type Traits = Partial<Pick<Metric, 'requires'>> & { readonly range?: ValueRange };

/**
 * A metric of the confusion matrix at a threshold. Value: of the rows as they are. Interval: paired bootstrap of
 * the rows and the pseudo-rows; it always contains the value.
 */
export function confusionMetric(figure: ConfusionFigure, traits: Traits = {}): Metric<Uint8Array> {
  return {
    better: 'higher',
    range: [0, 1],
    options: ['at_threshold'],
    ...traits,
    evaluate: (rows, options) =>
      evaluateConfusion({ ...figure, range: traits.range ?? [0, 1] }, rows, options),
  };
}

export function evaluateConfusion(
  figure: ConfusionFigure,
  rows: GateRows<Uint8Array>,
  options: MetricOptions,
): MetricResult {
  const candidate = sample(rows, 'candidate', { ...figure, options });
  if (!rows.champion) return { candidate: sampledEstimate(rows, candidate, percentilesWithValue) };
  const champion = sample(rows, 'champion', { ...figure, options });
  return pairedResult(rows, { candidate, champion }, 'higher', percentilesWithValue);
}

function sample(
  rows: GateRows<Uint8Array>,
  model: 'candidate' | 'champion',
  {
    statistic,
    unknown,
    range = [0, 1],
    options,
  }: ConfusionFigure & { readonly options: MetricOptions },
): MaybeSampled {
  const scores = rows[model]!;
  const { threshold } = options;
  const matrix = confusionMatrix(rows.labels, scores, threshold, rows.weights);
  const reason = unknown(matrix);
  if (reason !== undefined) return { unknown: reason };
  const cells = drawnMatrices(rows, model, threshold);
  const ofCounts = ([tn, fp, fn, tp]: Float64Array): number =>
    statistic({ tn: tn!, fp: fp!, fn: fn!, tp: tp! }, options);
  return {
    value: statistic(matrix, options),
    draws: statisticOfSums(cells, 4, ofCounts),
    jackknife: () => matrixJackknife(rows, { model, threshold }, ofCounts),
    range,
  };
}
