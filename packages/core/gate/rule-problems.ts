import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import { readRules, type GateRule } from './gate-rule.ts';
import type { Gates } from './gates-schema.ts';
import { metricsOfTask } from './metric-registry.ts';
import type { Metric } from './metric.ts';

export function ruleProblems(config: Config<Gates>): Problem[] {
  const { task, metrics = {}, slices = [] } = config.value;
  const known = metricsOfTask(task === 'regression' ? 'regression' : 'binary');
  const placed: GateRule[] = [
    ...readRules(metrics, ['metrics']),
    ...slices.flatMap((slice, index) => readRules(slice.metrics, ['slices', index, 'metrics'])),
  ];
  return placed.flatMap((one) =>
    problemsOfRule(one, Object.hasOwn(known, one.metric) ? known[one.metric] : undefined).map(
      ({ path, message }) => ({
        code: 'gate-rule',
        subject: path.join('.'),
        message,
        location: config.locate(path),
      }),
    ),
  );
}

function problemsOfRule(
  { metric, rule, path }: GateRule,
  known: Metric<never> | undefined,
): { path: ConfigPath; message: string }[] {
  const problems: { path: ConfigPath; message: string }[] = [];
  const { minimum, maximum } = rule;
  if (minimum === undefined && maximum === undefined && rule.vs_champion === undefined) {
    problems.push({
      path,
      message: `expected 'minimum', 'maximum' or 'vs_champion', got none: ${metric} would decide nothing`,
    });
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    const message = `expected minimum ≤ maximum, got ${minimum} > ${maximum}: no value passes`;
    problems.push({ path: [...path, 'minimum'], message });
  }
  for (const key of ['at_threshold', 'bins'] as const) {
    if (rule[key] === undefined || known?.options?.includes(key)) continue;
    problems.push({
      path: [...path, key],
      message: `${metric} has no option '${key}'; take it out`,
    });
  }
  return problems;
}
