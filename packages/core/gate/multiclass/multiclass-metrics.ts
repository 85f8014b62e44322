import {
  classF1,
  classPrecision,
  classRecall,
  macroAverage,
  meanRecall,
  weightedAverage,
  type ClassRatio,
} from '#stats/class-averages.ts';
import { multiclassKappa, multiclassMatthews } from '#stats/multiclass-agreement.ts';
import { classRocAuc } from './class-roc-auc.ts';
import { countsMetric } from './counts-metric.ts';
import type { MulticlassMetric } from './multiclass-metric.ts';
import { accuracy, topKAccuracy } from './right-share.ts';
import { brierScore, logLoss } from './row-losses.ts';
import { topLabelCalibration } from './top-label-calibration.ts';

const macro = (ratio: ClassRatio): MulticlassMetric =>
  countsMetric((counts, classes) => macroAverage(counts, ratio, classes), {
    lowest: 0,
    byClass: true,
  });

const weighted = (ratio: ClassRatio): MulticlassMetric =>
  countsMetric((counts) => weightedAverage(counts, ratio), { lowest: 0, byClass: false });

/** Metrics of `task: multiclass`, by the name in gates.yaml; averages as scikit-learn names them. */
export const multiclassMetrics: Readonly<Record<string, MulticlassMetric>> = {
  accuracy,
  balanced_accuracy: countsMetric(meanRecall, { lowest: 0, byClass: true }),
  precision_macro: macro(classPrecision),
  recall_macro: macro(classRecall),
  f1_macro: macro(classF1),
  // With one label a row a mistake is one false positive and one false negative: all three are the accuracy.
  precision_micro: accuracy,
  recall_micro: accuracy,
  f1_micro: accuracy,
  precision_weighted: weighted(classPrecision),
  // Σ labelled · (right / labelled) / rows.
  recall_weighted: accuracy,
  f1_weighted: weighted(classF1),
  mcc: countsMetric(multiclassMatthews, { lowest: -1, byClass: false }),
  cohen_kappa: countsMetric(multiclassKappa, {
    lowest: -1,
    byClass: false,
    unknown: 'labels and predictions are one and the same class',
  }),
  log_loss: logLoss,
  brier_score: brierScore,
  calibration_error: topLabelCalibration,
  top_k_accuracy: topKAccuracy,
  roc_auc_ovr: classRocAuc('ovr', 'macro'),
  roc_auc_ovr_weighted: classRocAuc('ovr', 'weighted'),
  roc_auc_ovo: classRocAuc('ovo', 'macro'),
  roc_auc_ovo_weighted: classRocAuc('ovo', 'weighted'),
};
