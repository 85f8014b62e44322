import type { GateRows, Labels } from './gate-rows.ts';
import type { GateRule } from './gate-rule.ts';
import type { Metric, MetricResult } from './metric.ts';

/** What a policy may say of a metric, whatever rows it is measured on. */
export type MetricTraits = Omit<Metric<never>, 'evaluate'>;

/** Rows of a task whose models answer with more than a number a row: they measure themselves. */
export interface TaskRows {
  readonly measure: (rule: GateRule) => MetricResult;
  /** Figures for the decision record beside the metrics, such as those of every class. */
  readonly details: () => Readonly<Record<string, unknown>>;
}

/** Rows of a table or slice, of any task. */
export type EvidenceRows = GateRows<Labels> | TaskRows;

/** A label and a score a row. */
export function isScored(rows: EvidenceRows): rows is GateRows<Labels> {
  return !('measure' in rows);
}

/** What the decision record keeps of the rows of a task. */
export function taskDetails(rows: EvidenceRows | undefined): Readonly<Record<string, unknown>> {
  return rows === undefined || isScored(rows) ? {} : rows.details();
}
