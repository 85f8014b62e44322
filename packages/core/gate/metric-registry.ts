import type { Metric } from './metric.ts';
import { accuracy } from './metrics/accuracy.ts';
import { averagePrecision } from './metrics/average-precision.ts';
import { balancedAccuracy } from './metrics/balanced-accuracy.ts';
import { brierScore } from './metrics/brier-score.ts';
import { calibrationError } from './metrics/calibration-error.ts';
import { cohenKappa } from './metrics/cohen-kappa.ts';
import { f1 } from './metrics/f1.ts';
import { fBeta } from './metrics/f-beta.ts';
import { gain } from './metrics/gain.ts';
import { lift } from './metrics/lift.ts';
import { logLoss } from './metrics/log-loss.ts';
import { mae } from './metrics/mae.ts';
import { mape } from './metrics/mape.ts';
import { maximumCalibrationError } from './metrics/maximum-calibration-error.ts';
import { mcc } from './metrics/mcc.ts';
import { medianAbsoluteError } from './metrics/median-absolute-error.ts';
import { pinball } from './metrics/pinball.ts';
import { precision } from './metrics/precision.ts';
import { r2 } from './metrics/r2.ts';
import { recall } from './metrics/recall.ts';
import { recallAtPrecision } from './metrics/recall-at-precision.ts';
import { rmse } from './metrics/rmse.ts';
import { rocAuc } from './metrics/roc-auc.ts';
import { specificity } from './metrics/specificity.ts';
import { theilIndex } from './metrics/theil-index.ts';
import { multiclassMetrics } from './multiclass/multiclass-metrics.ts';
import { rankingMetrics } from './ranking/ranking-metrics.ts';
import type { MetricTraits } from './task-rows.ts';

/** Metrics of a 0/1 label and a score, by the name in gates.yaml. */
export const binaryMetrics: Readonly<Record<string, Metric<Uint8Array>>> = {
  roc_auc: rocAuc,
  average_precision: averagePrecision,
  log_loss: logLoss,
  brier_score: brierScore,
  calibration_error: calibrationError,
  maximum_calibration_error: maximumCalibrationError,
  accuracy,
  balanced_accuracy: balancedAccuracy,
  precision,
  recall,
  specificity,
  f1,
  f_beta: fBeta,
  recall_at_precision: recallAtPrecision,
  lift,
  gain,
  mcc,
  cohen_kappa: cohenKappa,
  theil_index: theilIndex,
};

/** Metrics of a true and a predicted number. */
export const regressionMetrics: Readonly<Record<string, Metric<Float64Array>>> = {
  rmse,
  mae,
  median_absolute_error: medianAbsoluteError,
  mape,
  pinball,
  r2,
};

export type GateTask = 'binary' | 'multiclass' | 'regression' | 'ranking';

/** The metrics that tables can be asked for, by name. */
export function metricsOfTask(task: GateTask): Readonly<Record<string, MetricTraits>> {
  return metricsByTask[task];
}

const metricsByTask = {
  binary: binaryMetrics,
  multiclass: multiclassMetrics,
  regression: regressionMetrics,
  ranking: rankingMetrics,
} as const;

/** The other tasks that have a metric of this name. */
export function tasksWith(metric: string): readonly GateTask[] {
  const tasks = Object.keys(metricsByTask) as GateTask[];
  return tasks.filter((task) => Object.hasOwn(metricsByTask[task], metric));
}

/** A metric of a label and a score a row. */
export function scoredMetric(task: GateTask, metric: string): Metric<never> | undefined {
  if (task !== 'binary' && task !== 'regression') return undefined;
  const metrics: Readonly<Record<string, Metric<never>>> = metricsByTask[task];
  return Object.hasOwn(metrics, metric) ? metrics[metric] : undefined;
}
