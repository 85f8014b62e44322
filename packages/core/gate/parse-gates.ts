import { parseConfig, type Config, type ConfigPath } from '../config/parse-config.ts';
import { CannotRunError, type Problem } from '../verdict/errors.ts';
import type { Severity } from '../verdict/finding.ts';
import { gatesSchema, type Gates, type MetricRule } from './gates-schema.ts';
import { binaryMetrics, regressionMetrics } from './metric-registry.ts';
import type { Metric } from './metric.ts';

/** gates.yaml, checked, with defaults filled in. */
export interface GatePolicy {
  readonly config: Config<Gates>;
  readonly task: 'binary' | 'regression';
  readonly columns: {
    readonly id: string;
    readonly label: string;
    readonly score: string;
    readonly championScore: string;
  };
  readonly positive: string | number | boolean | undefined;
  readonly confidence: number;
  readonly inconclusive: 'fail' | 'warn' | 'pass';
  readonly firstModel: 'absolute-only' | 'fail';
  readonly draws: number;
  readonly seed: number;
  readonly classBalance: 'sampled' | 'fixed';
  readonly rules: readonly GateRule[];
  readonly slices: readonly SlicePolicy[];
}

/** One metric with its bounds. */
export interface GateRule {
  readonly metric: string;
  readonly rule: MetricRule;
  readonly severity: Severity;
  /** Where it stands in gates.yaml. */
  readonly path: ConfigPath;
}

export interface SlicePolicy {
  /** One slice for every value of `by`, or the rows where `where` holds. */
  readonly rows: { readonly by: string } | { readonly name: string; readonly where: string };
  readonly minRows: number;
  readonly rules: readonly GateRule[];
  readonly path: ConfigPath;
}

/** The metrics that tables can be asked for, by name. */
export function metricsOfTask(task: GatePolicy['task']): Readonly<Record<string, Metric<never>>> {
  return task === 'binary' ? binaryMetrics : regressionMetrics;
}

const severities = { error: 'error', warn: 'warning', info: 'info' } as const;
const defaultMinRows = 100;

/** @throws CannotRunError with every problem of the file. */
export function parseGates(text: string, file: string): GatePolicy {
  const config = parseConfig(gatesSchema, text, file);
  const gates = config.value;
  const problems = [...unsupported(config), ...ruleProblems(config), ...sliceProblems(config)];
  if (problems.length > 0) throw new CannotRunError(problems);
  const { columns = {} } = gates;
  const score = columns.score ?? 'score';
  return {
    config,
    task: gates.task === 'regression' ? 'regression' : 'binary',
    columns: {
      id: columns.id ?? 'id',
      label: columns.label ?? 'label',
      score,
      championScore: columns.champion_score ?? score,
    },
    positive: gates.positive,
    confidence: gates.confidence ?? 0.95,
    inconclusive: gates.inconclusive ?? 'fail',
    firstModel: gates.first_model ?? 'absolute-only',
    draws: gates.draws ?? 2000,
    seed: gates.seed ?? 1,
    classBalance: gates.class_balance ?? 'sampled',
    rules: readRules(gates.metrics, ['metrics']),
    slices: (gates.slices ?? []).map((slice, index) => ({
      rows: slice.by === undefined ? { name: slice.name!, where: slice.where! } : { by: slice.by },
      minRows: slice.min_rows ?? defaultMinRows,
      rules: readRules(slice.metrics, ['slices', index, 'metrics']),
      path: ['slices', index],
    })),
  };
}

function readRules(rules: Readonly<Record<string, MetricRule>>, path: ConfigPath): GateRule[] {
  return Object.entries(rules).map(([metric, rule]) => ({
    metric,
    rule,
    severity: severities[rule.severity ?? 'error'],
    path: [...path, metric],
  }));
}

/** Keys that the design has and this version does not: silence would look like a check that passed. */
function unsupported(config: Config<Gates>): Problem[] {
  const problem = (path: ConfigPath, message: string): Problem => ({
    code: 'not-supported',
    subject: path.join('.'),
    message: `${message} is not supported yet: nothing would be checked. Take it out, or gate on a number measured elsewhere through the input 'metrics'`,
    location: config.locate(path),
  });
  const keys = (['fairness', 'behaviour', 'load'] as const).filter(
    (key) => config.value[key] !== undefined,
  );
  const problems = keys.map((key) => problem([key], `'${key}'`));
  if (config.value.task === 'multiclass') problems.push(problem(['task'], 'task: multiclass'));
  return problems;
}

interface PlacedRule {
  readonly metric: string;
  readonly rule: MetricRule;
  readonly path: ConfigPath;
}

function ruleProblems(config: Config<Gates>): Problem[] {
  const { task, metrics, slices = [] } = config.value;
  const known: Readonly<Record<string, Metric<never>>> =
    task === 'regression' ? regressionMetrics : binaryMetrics;
  const placed: PlacedRule[] = [
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
  { metric, rule, path }: PlacedRule,
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

function sliceProblems(config: Config<Gates>): Problem[] {
  const { slices = [] } = config.value;
  return slices.flatMap((slice, index) => {
    const byColumn = slice.by !== undefined;
    const byCondition = slice.name !== undefined && slice.where !== undefined;
    if (byColumn !== byCondition && (!byColumn || (!slice.name && !slice.where))) return [];
    const path = ['slices', index];
    return {
      code: 'slice',
      subject: path.join('.'),
      message: "expected either 'by' (a column) or both 'name' and 'where' (a condition)",
      location: config.locate(path),
    };
  });
}
