import { balancedAccuracy } from '#stats/balanced-accuracy.ts';
import { cohenKappa } from '#stats/cohen-kappa.ts';
import type { ConfusionMatrix } from '#stats/confusion-matrix.ts';
import {
  expectedConfusionMatrix,
  expectedStatistic,
  type Expected,
} from '#stats/expected-confusion-matrix.ts';
import { expectedRocAuc } from '#stats/expected-roc-auc.ts';
import { expectedRowMean } from '#stats/expected-row-mean.ts';
import { brierScoreOfRow } from '#stats/brier-score.ts';
import { f1Score } from '#stats/f1-score.ts';
import { logLossOfRow } from '#stats/log-loss.ts';
import { matthewsCorrelation } from '#stats/matthews-correlation.ts';
import { precision } from '#stats/precision.ts';
import type { MetricOptions } from '../gate/metric.ts';

/** A metric of rows whose label is only known as a chance. @param scores ascending */
export type LabelFreeMetric = (
  scores: Float64Array,
  chances: Float64Array,
  options: MetricOptions,
) => Expected;

const ofMatrix =
  (statistic: (matrix: ConfusionMatrix) => number): LabelFreeMetric =>
  (scores, chances, { threshold }) =>
    expectedStatistic(expectedConfusionMatrix(scores, chances, threshold), statistic);

/**
 * The metrics that chances determine, by the name in drift.yaml. Not among them: calibration_error, which is zero by
 * construction after calibrating, and average_precision.
 */
export const labelFreeMetrics: Readonly<Record<string, LabelFreeMetric>> = {
  roc_auc: (scores, chances) => expectedRocAuc(scores, chances),
  log_loss: (scores, chances) => expectedRowMean(scores, chances, logLossOfRow),
  brier_score: (scores, chances) => expectedRowMean(scores, chances, brierScoreOfRow),
  accuracy: ofMatrix(({ tn, fp, fn, tp }) => (tn + tp) / (tn + fp + fn + tp)),
  balanced_accuracy: ofMatrix(balancedAccuracy),
  precision: ofMatrix(precision),
  recall: ofMatrix(({ fn, tp }) => tp / (tp + fn)),
  f1: ofMatrix(f1Score),
  mcc: ofMatrix(matthewsCorrelation),
  cohen_kappa: ofMatrix(cohenKappa),
};
