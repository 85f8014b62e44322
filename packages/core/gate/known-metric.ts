import { expressionMetric } from './expression-metric.ts';
import { metricsOfTask } from './metric-registry.ts';
import type { Metric } from './metric.ts';
import type { GatePolicy } from './parse-gates.ts';

/** A metric that tables can be asked for: one of the task, or an expression of the policy. */
export function knownMetric(
  { task, expressions }: Pick<GatePolicy, 'task' | 'expressions'>,
  name: string,
): Metric | undefined {
  const metrics = metricsOfTask(task);
  if (Object.hasOwn(metrics, name)) return metrics[name];
  const expression = expressions.find((one) => one.name === name);
  return expression && expressionMetric(expression);
}

/** What may stand in the policy for a table. */
export function knownNames({
  task,
  expressions,
}: Pick<GatePolicy, 'task' | 'expressions'>): string[] {
  return [...Object.keys(metricsOfTask(task)), ...expressions.map(({ name }) => name)];
}
