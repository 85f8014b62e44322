import { undefinedEstimate } from '../estimate.ts';
import type { GateRule } from '../gate-rule.ts';
import type { MetricResult } from '../metric.ts';
import type { MetricTraits } from '../task-rows.ts';
import type { FigureName, MulticlassRows } from './multiclass-rows.ts';

/** One figure of merit of a classifier of many classes. */
export interface MulticlassMetric extends MetricTraits {
  /** It takes the probability columns themselves, not only what is computed of them row by row. */
  readonly needsColumns?: boolean;
  /** What it takes of the probabilities of each row. */
  readonly needsFigures?: readonly FigureName[];
  readonly evaluate: (rows: MulticlassRows, rule: GateRule['rule']) => MetricResult;
}

/** Both models and their difference have no value, for a reason that lies in the rows. */
export function undefinedResult(
  rows: MulticlassRows,
  method: string,
  unknown: string,
): MetricResult {
  const n = rows.labels.length;
  const candidate = undefinedEstimate({ n, rows: n }, method, unknown);
  return rows.champion ? { candidate, champion: candidate, improvement: candidate } : { candidate };
}

/** A class that an average over classes cannot do without. */
export function quoted(names: readonly string[]): string {
  const shown = names.slice(0, 5).map((name) => `'${name}'`);
  return `${shown.join(', ')}${names.length > shown.length ? ', …' : ''}`;
}
