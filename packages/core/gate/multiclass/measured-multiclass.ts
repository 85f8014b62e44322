import { cannotRun } from '../../verdict/errors.ts';
import type { BootstrapOptions } from '../gate-rows.ts';
import type { GateRule } from '../gate-rule.ts';
import { identicalModels } from '../identical-models.ts';
import type { MetricResult } from '../metric.ts';
import type { TaskRows } from '../task-rows.ts';
import { withEffectiveRows } from '../with-effective-rows.ts';
import { classReport } from './class-report.ts';
import { multiclassMetrics } from './multiclass-metrics.ts';
import {
  multiclassRows,
  type ClassPredictions,
  type MulticlassData,
  type MulticlassRows,
} from './multiclass-rows.ts';

/** Rows of a table or slice that measure the metrics of `task: multiclass`. */
export function measuredMulticlass(data: MulticlassData, options: BootstrapOptions): TaskRows {
  const { champion, ...alone } = data;
  const alike = champion !== undefined && saysTheSame(data.candidate, champion);
  const rows = multiclassRows(alike ? alone : data, options);
  return {
    measure: (rule) => {
      const result = withEffectiveRows(evaluate(rows, rule), rows.weights);
      return alike ? identicalModels(result.candidate, 'identical predictions') : result;
    },
    details: () => ({ classes: classReport(data) }),
  };
}

function evaluate(rows: MulticlassRows, { metric, rule }: GateRule): MetricResult {
  const known = multiclassMetrics[metric];
  if (!known) throw cannotRun('metric-name', metric, 'is no metric of task: multiclass');
  return known.evaluate(rows, rule);
}

function saysTheSame(one: ClassPredictions, other: ClassPredictions): boolean {
  const arrays = (of: ClassPredictions): readonly (ArrayLike<number> | undefined)[] => [
    of.predicted,
    of.probabilities?.ofTruth,
    of.probabilities?.squares,
    of.probabilities?.top,
    of.probabilities?.topIsTrue,
    of.probabilities?.rankOfTruth,
    ...(of.columns ?? []),
  ];
  const others = arrays(other);
  return arrays(one).every((array, at) => sameNumbers(array, others[at]));
}

function sameNumbers(
  one: ArrayLike<number> | undefined,
  other: ArrayLike<number> | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  for (let row = 0; row < one.length; row++) if (one[row] !== other[row]) return false;
  return true;
}
