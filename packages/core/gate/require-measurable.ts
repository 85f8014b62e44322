import { CannotRunError, type Problem } from '../verdict/errors.ts';
import { nearestName } from '../verdict/nearest-name.ts';
import type { GivenNumbers } from './given-numbers.ts';
import { knownMetric, knownNames } from './known-metric.ts';
import { metricsOfTask, tasksWith } from './metric-registry.ts';
import type { GatePolicy } from './parse-gates.ts';
import { measuredName, type GateRule } from './gate-rule.ts';
import type { MetricTraits } from './task-rows.ts';

/** What there is to measure by. */
export interface Measurable {
  /** Of the candidate, measured elsewhere. */
  readonly numbers: GivenNumbers;
  readonly candidateTable: boolean;
  readonly championTable: boolean;
}

/**
 * Refuses a policy that cannot be meant: names that are misspelt, of the other task or measured twice, slices without
 * a table. A name that resembles none is a number measured elsewhere; when it is missing, its check fails.
 * @throws CannotRunError with every problem
 */
export function requireMeasurable(policy: GatePolicy, measurable: Measurable): void {
  const problems = [...nameProblems(policy, measurable), ...tableProblems(policy, measurable)];
  if (problems.length > 0) throw new CannotRunError(problems);
}

function tableProblems(
  { slices, searches, fairness, expressions, config }: GatePolicy,
  { candidateTable, championTable }: Measurable,
): Problem[] {
  if (candidateTable) return [];
  const problem = { code: 'candidate-table', subject: 'candidate' };
  const problems: Problem[] = [];
  if (championTable) {
    const message = 'the champion is a prediction table and the candidate is not; give its table';
    problems.push({ ...problem, message });
  }
  for (const { name, path } of expressions) {
    const message = `${name} is an expression over rows: give the prediction table of the candidate`;
    problems.push({ ...problem, message, location: config.locate([...path, 'expression']) });
  }
  if (slices.length > 0 || searches.length > 0) {
    const message = 'the policy has slices: give the prediction table of the candidate';
    problems.push({ ...problem, message, location: config.locate(['slices']) });
  }
  if (fairness.length > 0) {
    const message = 'the policy has fairness rules: give the prediction table of the candidate';
    problems.push({ ...problem, message, location: config.locate(['fairness']) });
  }
  return problems;
}

function nameProblems(policy: GatePolicy, measurable: Measurable): Problem[] {
  const placed = [
    ...policy.rules.map((rule) => ({ rule, isSlice: false })),
    ...policy.slices.flatMap(({ rules }) => rules.map((rule) => ({ rule, isSlice: true }))),
  ];
  return placed.flatMap(({ rule, isSlice }) => {
    const message = isSlice ? sliceProblem(rule, policy) : nameProblem(rule, policy, measurable);
    if (message === undefined) return [];
    const location = policy.config.locate(rule.path);
    return { code: 'metric-name', subject: rule.path.join('.'), message, location };
  });
}

function nameProblem(
  gateRule: GateRule,
  policy: GatePolicy,
  { numbers, candidateTable }: Measurable,
): string | undefined {
  const { metric } = gateRule;
  const known = knownNames(policy);
  if (known.includes(measuredName(gateRule))) {
    return candidateTable && numbers.has(metric)
      ? `${metric} is computed from the prediction table and also given as a number; give one of them`
      : undefined;
  }
  if (numbers.has(metric)) return undefined;
  return otherTask(metric, policy) ?? slip(metric, [...known, ...numbers.keys()]);
}

function sliceProblem(gateRule: GateRule, policy: GatePolicy): string | undefined {
  const { metric } = gateRule;
  const names = knownNames(policy);
  if (names.includes(measuredName(gateRule))) return undefined;
  return (
    otherTask(metric, policy) ??
    slip(metric, names) ??
    `${metric} cannot be computed on a slice. Known: ${names.join(', ')}`
  );
}

function otherTask(metric: string, { task }: GatePolicy): string | undefined {
  const others = tasksWith(metric);
  if (others.length === 0) return undefined;
  const averages = Object.keys(metricsOfTask(task)).filter((name) => name.startsWith(`${metric}_`));
  const instead = averages.length > 0 ? `. Did you mean ${averages.join(', ')}?` : '';
  return `${metric} is for task: ${others.join(' or ')}, but task is ${task}${instead}`;
}

function slip(metric: string, names: readonly string[]): string | undefined {
  const nearest = nearestName(metric, names);
  return nearest && `unknown metric '${metric}'. Did you mean '${nearest}'?`;
}

/** Whether a metric of the policy takes scores as probabilities. */
export function needsProbabilities(policy: GatePolicy): boolean {
  if (policy.searches.some((search) => search.metric.needsProbabilities)) return true;
  return probabilityMetrics(policy).length > 0;
}

/** The metrics of the policy that take scores as probabilities. */
export function probabilityMetrics(policy: GatePolicy): string[] {
  return namesOf(policy, ({ metric }, known) => known.needsProbabilities === true && metric);
}

/** The metrics of the policy that predict positive from 0.5 on, because no threshold is given. */
export function metricsAtHalf(policy: GatePolicy): string[] {
  return namesOf(policy, ({ metric, rule }, { options = [] }) =>
    rule.at_threshold === undefined && options.includes('at_threshold') ? metric : false,
  );
}

function namesOf(
  policy: GatePolicy,
  nameIf: (rule: GateRule, metric: MetricTraits) => string | false,
): string[] {
  const rules = [...policy.rules, ...policy.slices.flatMap((slice) => slice.rules)];
  const names = rules.map((rule) => {
    const known = knownMetric(policy, measuredName(rule));
    return known ? nameIf(rule, known) : false;
  });
  return [...new Set(names.filter((name) => name !== false))];
}
