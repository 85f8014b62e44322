import { confusionMatrix } from '#stats/confusion-matrix.ts';
import { delongSingle } from '#stats/delong.ts';
import { f1Score } from '#stats/f1-score.ts';
import { criticalValue } from '#stats/normal.ts';
import { learnCalibration } from '#core/performance/calibration.ts';
import { estimateWithoutLabels } from '#core/performance/label-free-estimate.ts';
import { labelFreeMetrics } from '#core/performance/label-free-metrics.ts';
import { simulatePredictions, type Simulation } from './simulated-predictions.ts';

export interface CoverageCell {
  readonly metric: 'roc_auc' | 'f1' | 'accuracy';
  readonly referenceRows: number;
  readonly currentRows: number;
  /** Besides rows and seed. */
  readonly world: Omit<Simulation, 'rows' | 'seed'>;
  readonly repetitions: number;
}

export interface CoverageResult {
  /** Share of repetitions whose 95 % interval holds the metric that the labels then show. */
  readonly coverage: number;
  /** Mean of estimate − realised. */
  readonly bias: number;
  readonly meanWidth: number;
}

const options = { threshold: 0.5, bins: 10 };

/** How often the interval of the estimate without labels holds what the labels of the same rows show. */
export function measureCoverage(cell: CoverageCell): CoverageResult {
  const z = criticalValue(0.95);
  let [held, bias, width] = [0, 0, 0];
  for (let seed = 0; seed < cell.repetitions; seed++) {
    const { mean: _shifted, ...before } = cell.world;
    const reference = simulatePredictions({ ...before, rows: cell.referenceRows, seed: 2 * seed });
    const current = simulatePredictions({
      ...cell.world,
      rows: cell.currentRows,
      seed: 2 * seed + 1,
    });
    const calibration = learnCalibration(reference.scores, reference.labels, seed)!;
    const estimate = estimateWithoutLabels(current.scores.toSorted(), calibration, {
      metric: labelFreeMetrics[cell.metric]!,
      options,
    });
    const realised = realisedMetric(cell.metric, current);
    const { lower, upper } = estimate.boundsAt!(z);
    if (lower <= realised && realised <= upper) held++;
    bias += (estimate.value - realised) / cell.repetitions;
    width += (upper - lower) / cell.repetitions;
  }
  return { coverage: held / cell.repetitions, bias, meanWidth: width };
}

function realisedMetric(
  metric: CoverageCell['metric'],
  { scores, labels }: { scores: Float64Array; labels: Uint8Array },
): number {
  if (metric === 'roc_auc') return delongSingle(labels, scores).auc;
  const matrix = confusionMatrix(labels, scores, options.threshold);
  return metric === 'f1' ? f1Score(matrix) : (matrix.tp + matrix.tn) / labels.length;
}
