import type { Config, ConfigPath } from '../config/parse-config.ts';
import type { Problem } from '../verdict/errors.ts';
import { suggestName } from '../verdict/nearest-name.ts';
import { measuredName, readRules, type GateRule } from './gate-rule.ts';
import type { Gates } from './gates-schema.ts';
import { metricsOfTask } from './metric-registry.ts';
import { optionKeys, readMetricOptions } from './metric-options.ts';
import { limitsOf } from './rule-limits.ts';
import type { MetricTraits } from './task-rows.ts';

interface RuleProblem {
  readonly path: ConfigPath;
  readonly message: string;
}

export function ruleProblems(config: Config<Gates>): Problem[] {
  const { task, metrics = {}, slices = [] } = config.value;
  const known = metricsOfTask(task);
  const placed: GateRule[] = [
    ...readRules(metrics, ['metrics']),
    ...slices.flatMap((slice, index) =>
      readRules(slice.metrics ?? {}, ['slices', index, 'metrics']),
    ),
  ];
  return placed.flatMap((one) => {
    const name = measuredName(one);
    const metric = Object.hasOwn(known, name) ? known[name] : undefined;
    const problems = [
      ...renamingProblems(one, Object.keys(known)),
      ...boundProblems(one),
      ...optionProblems(one, metric),
      ...(metric ? rangeProblems(one, metric) : []),
    ];
    return problems.map(({ path, message }) => ({
      code: 'gate-rule',
      subject: path.join('.'),
      message,
      location: config.locate(path),
    }));
  });
}

/** A rule with a name of its own must say which metric it is, and must not take the name of another. */
function renamingProblems(
  { metric, rule, path }: GateRule,
  names: readonly string[],
): RuleProblem[] {
  const place = [...path, 'metric'];
  if (rule.metric === undefined || rule.metric === metric) return [];
  if (rule.expression !== undefined) {
    return [{ path: place, message: "expected 'metric' or 'expression', got both" }];
  }
  if (!names.includes(rule.metric)) {
    const message = `unknown metric '${rule.metric}'. ${suggestName(rule.metric, names)}`;
    return [{ path: place, message }];
  }
  if (!names.includes(metric)) return [];
  return [
    {
      path: place,
      message: `${metric} is a metric itself; call this ${rule.metric} something else`,
    },
  ];
}

function boundProblems({ metric, rule, path }: GateRule): RuleProblem[] {
  const { minimum, maximum, target, vs_champion: against } = rule;
  const problems: RuleProblem[] = [];
  if (!limitsOf(rule) && against === undefined) {
    const message = `expected 'minimum', 'maximum', 'target' or 'vs_champion', got none: ${metric} would decide nothing`;
    problems.push({ path, message });
  }
  if (minimum !== undefined && maximum !== undefined && minimum > maximum) {
    const message = `expected minimum ≤ maximum, got ${minimum} > ${maximum}: no value passes`;
    problems.push({ path: [...path, 'minimum'], message });
  }
  for (const key of ['minimum', 'maximum'] as const) {
    if (!target || rule[key] === undefined) continue;
    const message = `'target' is a minimum and a maximum already; take '${key}' or 'target' out`;
    problems.push({ path: [...path, key], message });
  }
  return problems;
}

function optionProblems(
  { metric, rule, path }: GateRule,
  known: MetricTraits | undefined,
): RuleProblem[] {
  const allowed = [...(known?.options ?? []), ...(known?.requires ?? [])];
  const foreign = optionKeys
    .filter((key) => rule[key] !== undefined && !allowed.includes(key))
    .map((key) => ({
      path: [...path, key],
      message: `${metric} has no option '${key}'; take it out`,
    }));
  const missing = (known?.requires ?? [])
    .filter((key) => rule[key] === undefined)
    .map((key) => ({
      path,
      message: `${metric} needs '${key}', for which no value is the usual one; add it`,
    }));
  return [...foreign, ...missing];
}

/** Bounds that no value of the metric reaches, and a direction that is not the metric's. */
function rangeProblems(
  { metric, rule, path }: GateRule,
  { better, range = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] }: MetricTraits,
): RuleProblem[] {
  const problems: RuleProblem[] = [];
  const [lowest, highest] = typeof range === 'function' ? range(readMetricOptions(rule)) : range;
  const { minimum, maximum } = limitsOf(rule) ?? {};
  const values = `${metric} lies between ${lowest} and ${highest}`;
  if (minimum !== undefined && minimum > highest) {
    const message = `${values}, so that no value is at or above ${minimum}`;
    problems.push({ path: [...path, rule.target ? 'target' : 'minimum'], message });
  }
  if (maximum !== undefined && maximum < lowest) {
    const message = `${values}, so that no value is at or below ${maximum}`;
    problems.push({ path: [...path, rule.target ? 'target' : 'maximum'], message });
  }
  const margin = rule.vs_champion?.margin;
  if (margin !== undefined && margin > highest - lowest) {
    const message = `${values}, so that no model is better by ${margin}`;
    problems.push({ path: [...path, 'vs_champion', 'margin'], message });
  }
  if (rule.better !== undefined && rule.better !== better) {
    const message = `${metric} is better when ${better}, always; take 'better' out`;
    problems.push({ path: [...path, 'better'], message });
  }
  return problems;
}
