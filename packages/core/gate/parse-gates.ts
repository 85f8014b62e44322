import { parseConfig, type Config } from '../config/parse-config.ts';
import { CannotRunError } from '../verdict/errors.ts';
import type { BehaviourTest } from './behaviour/behaviour-policy.ts';
import { behaviourProblems, readBehaviour } from './behaviour/parse-behaviour.ts';
import {
  predictorProblems,
  readPredictor,
  type PredictorPolicy,
} from './behaviour/predictor-policy.ts';
import { clusterProblems } from './cluster-policy.ts';
import type { IntervalKind } from './gate-rows.ts';
import { expressionProblems, readExpressions, type ExpressionPolicy } from './expression-policy.ts';
import { fairnessProblems, readFairness, type FairnessRule } from './fairness/fairness-policy.ts';
import type { GateRule } from './gate-rule.ts';
import { loadProblems, readLoad, type LoadPolicy } from './load/load-policy.ts';
import { gatesSchema, type Gates } from './gates-schema.ts';
import { readHoldout, type HoldoutPolicy } from './holdout/holdout-schema.ts';
import { readGateNotify, type GateSink } from './notify/gate-notify.ts';
import type { GateTask } from './metric-registry.ts';
import { ruleProblems } from './rule-problems.ts';
import { readSearches, type SearchPolicy } from './slice-search/search-policy.ts';
import { readSlices, sliceProblems, type SlicePolicy } from './slice-policy.ts';
import { taskProblems } from './task-problems.ts';
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
    /** How much each row counts; absent: all the same. */
    readonly weight?: string;
    /** Rows with the same value are drawn together; absent: rows are independent. */
    readonly cluster?: string;
  };
  readonly positive: string | number | boolean | undefined;
  readonly confidence: number;
  readonly inconclusive: 'fail' | 'warn' | 'pass';
  readonly firstModel: 'absolute-only' | 'fail';
  readonly draws: number;
  readonly seed: number;
  readonly classBalance: 'sampled' | 'fixed';
  readonly interval: IntervalKind;
  readonly rules: readonly GateRule[];
  readonly expressions: readonly ExpressionPolicy[];
  readonly slices: readonly SlicePolicy[];
  readonly holdout: HoldoutPolicy | undefined;
  readonly notify: readonly GateSink[];
  readonly behaviour: readonly BehaviourTest[];
  readonly predictor: PredictorPolicy;
  readonly searches: readonly SearchPolicy[];
  readonly fairness: readonly FairnessRule[];
  readonly load: LoadPolicy | undefined;
  readonly stability: StabilityPolicy | undefined;
}

/** @throws CannotRunError with every problem of the file. */
export function parseGates(text: string, file: string): GatePolicy {
  const config = parseConfig(gatesSchema, text, file);
  const gates = config.value;
  const problems = [
    ...ruleProblems(config),
    ...expressionProblems(config),
    ...sliceProblems(config),
    ...fairnessProblems(config),
    ...behaviourProblems(config),
    ...predictorProblems(config),
    ...clusterProblems(config),
    ...taskProblems(config),
    ...loadProblems(config),
    ...stabilityProblems(config),
  ];
  if (problems.length > 0) throw new CannotRunError(problems);
  const { columns = {} } = gates;
  const score = columns.score ?? 'score';
  return {
    config,
    task: gates.task,
    columns: {
      id: columns.id ?? 'id',
      label: columns.label ?? 'label',
      score,
      championScore: columns.champion_score ?? score,
      ...(columns.weight === undefined ? {} : { weight: columns.weight }),
      ...(columns.cluster === undefined ? {} : { cluster: columns.cluster }),
    },
    positive: gates.positive,
    confidence: gates.confidence ?? 0.95,
    inconclusive: gates.inconclusive ?? 'fail',
    firstModel: gates.first_model ?? 'absolute-only',
    draws: gates.draws ?? 2000,
    seed: gates.seed ?? 1,
    classBalance: gates.class_balance ?? 'sampled',
    rules: otherRules(gates),
    interval: gates.interval ?? 'auto',
    expressions: readExpressions(gates),
    slices: readSlices(gates),
    holdout: readHoldout(gates.holdout),
    notify: readGateNotify(gates),
    behaviour: readBehaviour(gates),
    predictor: readPredictor(gates),
    searches: readSearches(gates.slices),
    fairness: readFairness(gates.fairness),
    load: readLoad(gates),
    stability: readStability(gates),
  };
}
