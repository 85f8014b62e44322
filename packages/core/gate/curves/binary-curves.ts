import { calibrationCurve, type CalibrationBin } from './calibration-curve.ts';
import type { ScoredLabels } from './curve-rows.ts';
import { histogramsByClass, type Histogram } from './histogram.ts';
import { thresholdCurves, type ThresholdCurves } from './threshold-curves.ts';
import { middleBounds } from './value-edges.ts';

/** Everything that is drawn of one classifier. */
export interface BinaryCurves {
  /** undefined when one class is missing. */
  readonly thresholds: ThresholdCurves | undefined;
  /** undefined when scores are no probabilities. */
  readonly calibration: readonly CalibrationBin[] | undefined;
  /** Of the scores, by class, over the same edges. */
  readonly scores: { readonly positives: Histogram; readonly negatives: Histogram };
}

export interface CurveOptions {
  /** Of the calibration. */
  readonly bins: number;
  readonly level: number;
}

const scoreBins = 40;

export function binaryCurves(
  rows: ScoredLabels<Uint8Array>,
  range: readonly [number, number],
  options: CurveOptions,
): BinaryCurves {
  const { labels, scores, weights } = rows;
  const [negatives, positives] = histogramsByClass(scores, range, {
    bins: scoreBins,
    weights,
    labels,
  });
  return {
    thresholds: thresholdCurves(rows),
    calibration: calibrationCurve(rows, options),
    scores: { positives, negatives },
  };
}

/** Probabilities are drawn from 0 to 1; other scores over the middle of both models. */
export function scoreRange(models: readonly Float64Array[]): [number, number] {
  return models.every(areProbabilities) ? [0, 1] : middleBounds(models, 0.998);
}

function areProbabilities(scores: Float64Array): boolean {
  for (let row = 0; row < scores.length; row++) {
    const score = scores[row]!;
    if (!(score >= 0 && score <= 1)) return false;
  }
  return true;
}
