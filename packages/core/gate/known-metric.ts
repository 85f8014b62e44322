import { expressionMetric } from './expression-metric.ts';
import { metricsOfTask, scoredMetric } from './metric-registry.ts';
import type { Metric } from './metric.ts';
import type { GatePolicy } from './parse-gates.ts';
import type { MetricTraits } from './task-rows.ts';

type MetricNames = Pick<GatePolicy, 'task' | 'expressions'>;

/** A metric that tables can be asked for: one of the task, or an expression of the policy. */
export function knownMetric(policy: MetricNames, name: string): MetricTraits | undefined {
  const metrics = metricsOfTask(policy.task);
  return Object.hasOwn(metrics, name) ? metrics[name] : expressionOf(policy, name);
}

/** One that is measured by a label and a score a row. */
export function rowMetric(policy: MetricNames, name: string): Metric<never> | undefined {
  return scoredMetric(policy.task, name) ?? expressionOf(policy, name);
}

function expressionOf({ expressions }: MetricNames, name: string): Metric | undefined {
  const expression = expressions.find((one) => one.name === name);
  return expression && expressionMetric(expression);
}

/** What may stand in the policy for a table. */
export function knownNames({ task, expressions }: MetricNames): string[] {
  return [...Object.keys(metricsOfTask(task)), ...expressions.map(({ name }) => name)];
}
