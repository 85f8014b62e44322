import { countGrid, type CountGrid } from './count-grid.ts';
import type { ScoredLabels } from './curve-rows.ts';
import { histogram, type Histogram } from './histogram.ts';
import { evenSample, middleBounds } from './value-edges.ts';

/** Everything that is drawn of one regression. */
export interface RegressionCurves {
  /** True value by prediction. */
  readonly truth: CountGrid;
  /** Residual (truth − prediction) by prediction. */
  readonly residuals: CountGrid;
  readonly residualCounts: Histogram;
}

/** The planes that both models are drawn on, so that they can be compared. */
export interface RegressionRanges {
  readonly value: readonly [number, number];
  readonly residual: readonly [number, number];
}

const cells = 40;
const shownShare = 0.998;

export function regressionCurves(
  { labels, scores, weights }: ScoredLabels<Float64Array>,
  { value, residual }: RegressionRanges,
): RegressionCurves {
  const prediction = (row: number): number => scores[row]!;
  const difference = (row: number): number => labels[row]! - scores[row]!;
  const size = { columns: cells, rows: cells, length: labels.length, weights };
  return {
    truth: countGrid(prediction, (row) => labels[row]!, { x: value, y: value, ...size }),
    residuals: countGrid(prediction, difference, { x: value, y: residual, ...size }),
    residualCounts: histogram(
      labels.map((label, row) => label - scores[row]!),
      residual,
      { bins: cells, weights },
    ),
  };
}

/** Residuals lie around 0 on the page: one that is far from it is seen to be. */
export function regressionRanges(
  labels: Float64Array,
  models: readonly Float64Array[],
): RegressionRanges {
  const truths = evenSample(labels);
  const differences = models.map((scores) => {
    const sample = evenSample(scores);
    return truths.map((truth, index) => truth - sample[index]!);
  });
  const [low, high] = middleBounds(differences, shownShare);
  const farthest = Math.max(Math.abs(low), Math.abs(high));
  return {
    value: middleBounds([labels, ...models], shownShare),
    residual: [-farthest, farthest],
  };
}
