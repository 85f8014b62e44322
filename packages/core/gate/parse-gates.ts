import { parseConfig, type Config, type ConfigPath } from '../config/parse-config.ts';
import { CannotRunError, type Problem } from '../verdict/errors.ts';
import type { BehaviourTest } from './behaviour/behaviour-policy.ts';
import { behaviourProblems, readBehaviour } from './behaviour/parse-behaviour.ts';
import {
  predictorProblems,
  readPredictor,
  type PredictorPolicy,
} from './behaviour/predictor-policy.ts';
import { loadProblems, readLoad, type LoadPolicy } from './load/load-policy.ts';
import type { GateRule } from './gate-rule.ts';
import { gatesSchema, type Gates } from './gates-schema.ts';
import type { GateTask } from './metric-registry.ts';
import { ruleProblems } from './rule-problems.ts';
import { readSlices, sliceProblems, type SlicePolicy } from './slice-policy.ts';
import {
  otherRules,
  readStability,
  stabilityProblems,
  type StabilityPolicy,
} from './stability/stability-policy.ts';

/** gates.yaml, checked, with defaults filled in. */
export interface GatePolicy {
  readonly config: Config<Gates>;
  readonly task: GateTask;
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
  readonly behaviour: readonly BehaviourTest[];
  readonly predictor: PredictorPolicy;
  readonly load: LoadPolicy | undefined;
  readonly stability: StabilityPolicy | undefined;
}

/** @throws CannotRunError with every problem of the file. */
export function parseGates(text: string, file: string): GatePolicy {
  const config = parseConfig(gatesSchema, text, file);
  const gates = config.value;
  const problems = [
    ...unsupported(config),
    ...ruleProblems(config),
    ...sliceProblems(config),
    ...behaviourProblems(config),
    ...predictorProblems(config),
    ...loadProblems(config),
    ...stabilityProblems(config),
  ];
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
    rules: otherRules(gates),
    slices: readSlices(gates),
    behaviour: readBehaviour(gates),
    predictor: readPredictor(gates),
    load: readLoad(gates),
    stability: readStability(gates),
  };
}

/** Keys that the design has and this version does not: silence would look like a check that passed. */
function unsupported(config: Config<Gates>): Problem[] {
  const problem = (path: ConfigPath, message: string): Problem => ({
    code: 'not-supported',
    subject: path.join('.'),
    message: `${message} is not supported yet: nothing would be checked. Take it out, or gate on a number measured elsewhere through the input 'metrics'`,
    location: config.locate(path),
  });
  const keys = (['fairness'] as const).filter((key) => config.value[key] !== undefined);
  const problems = keys.map((key) => problem([key], `'${key}'`));
  if (config.value.task === 'multiclass') problems.push(problem(['task'], 'task: multiclass'));
  return problems;
}
