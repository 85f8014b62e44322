import type { SpentBudget } from './alarm-budget.ts';
import { assessFamily } from './assess-family.ts';
import type { ColumnAssessment, ComparedColumn } from './column-assessment.ts';
import type { ColumnComparison } from './column-comparison.ts';
import { datasetPValue } from './dataset-evidence.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { judgeMissingRates, type MissingRate } from './missing-rate.ts';
import { pipelineReasons } from './pipeline-findings.ts';
import type { ColumnPlan } from './plan-columns.ts';

export type { ColumnAssessment, ComparedColumn } from './column-assessment.ts';

/** What was found, before it is put into words. */
export interface DriftAssessment {
  /** Features; at least one column altogether. */
  readonly columns: readonly ColumnAssessment[];
  readonly predictions: ColumnAssessment | undefined;
  readonly missingRates: readonly MissingRate[];
  /** Names, the predictions' included. */
  readonly driftedColumns: readonly string[];
  /** Share of the features that drifted; 0 without features. */
  readonly driftedShare: number;
  /** Features drifted on the threshold's side or beyond, or the predictions did. */
  readonly detected: boolean;
  /** The answer could still turn, were the undecided columns known. */
  readonly undecided: boolean;
  /** The shift is past the thresholds for retraining, by the same share or in the predictions. */
  readonly asksForRetraining: boolean;
  /** Why the data look broken rather than drifted: retraining on them would teach the model the defect. */
  readonly broken: readonly string[];
  readonly rows: number;
  /** Fewer rows than the window's min_rows: nothing is decided. */
  readonly tooFewRows: boolean;
  /** Of "the data set has not drifted", this run alone. */
  readonly pValue: number;
  /** With an alarm budget: what this run and those before it add up to. It decides in the place of this run alone. */
  readonly spent?: SpentBudget;
  /** With importances: the share of the features' weight that drifted, which decides in the place of `driftedShare`. */
  readonly weightedShare?: number;
}

export interface AssessmentInput {
  readonly plan: ColumnPlan;
  readonly compared: readonly ComparedColumn[];
  /** Missing values of reference columns that are empty. */
  readonly empty: readonly Pick<ColumnComparison, 'column' | 'rows' | 'missing'>[];
  readonly rows: number;
  /** Weight of each feature, when the policy names a file of them. */
  readonly weights?: ReadonlyMap<string, number>;
}

export function assessDrift(input: AssessmentInput, policy: DriftPolicy): DriftAssessment {
  const features = input.compared.filter(({ planned }) => !planned.isPrediction);
  const predicted = input.compared.filter(({ planned }) => planned.isPrediction);
  // Predictions are one question of their own; the features share one error rate.
  const columns = assessFamily(features, policy);
  const [predictions] = assessFamily(predicted, policy);
  const all = [...columns, ...(predictions ? [predictions] : [])];
  const missingRates = judgeMissingRates(
    [...input.compared.map(({ comparison }) => comparison), ...input.empty],
    policy,
  );
  const tooFewRows = input.rows < (policy.window?.minRows ?? 1);
  const share = shareOf(columns, input.weights);
  // A hair less, for weights that do not add up exactly.
  const isReached = (part: number): boolean => part > 0 && part >= policy.driftedShare - 1e-12;
  const drifted = columns.filter(({ judgement }) => judgement.state === 'drifted');
  const unknown = columns.filter(({ judgement }) => judgement.state !== 'stable');
  const detected = isReached(share(drifted)) || predictions?.judgement.state === 'drifted';
  const asking = columns.filter(({ judgement }) => judgement.asksForRetraining);
  return {
    columns,
    predictions,
    missingRates,
    driftedColumns: all
      .filter(({ judgement }) => judgement.state === 'drifted')
      .map(({ column }) => column),
    driftedShare: columns.length === 0 ? 0 : drifted.length / columns.length,
    ...(input.weights ? { weightedShare: share(drifted) } : {}),
    detected: detected && !tooFewRows,
    undecided:
      tooFewRows ||
      (!detected && (isReached(share(unknown)) || predictions?.judgement.state === 'undecided')),
    asksForRetraining:
      !tooFewRows &&
      (isReached(share(asking)) || predictions?.judgement.asksForRetraining === true),
    broken: brokenReasons(input.plan, missingRates, all),
    rows: input.rows,
    tooFewRows,
    pValue: datasetPValue(columns, predictions, policy, input.weights),
  };
}

/** The share of some features: of their number, or of the weight of all. */
function shareOf(
  columns: readonly ColumnAssessment[],
  weights: ReadonlyMap<string, number> | undefined,
): (some: readonly ColumnAssessment[]) => number {
  const weightOf = ({ column }: ColumnAssessment): number =>
    weights ? (weights.get(column) ?? 0) : 1;
  const sum = (some: readonly ColumnAssessment[]): number =>
    some.reduce((total, column) => total + weightOf(column), 0);
  const all = sum(columns);
  return (some) => (all > 0 ? sum(some) / all : 0);
}

/** With a budget the alarm decides, not the run. */
export function withBudget(assessment: DriftAssessment, spent: SpentBudget): DriftAssessment {
  return {
    ...assessment,
    spent,
    detected: spent.alarm,
    asksForRetraining: assessment.asksForRetraining && spent.alarm,
  };
}

function brokenReasons(
  plan: ColumnPlan,
  missingRates: readonly MissingRate[],
  columns: readonly ColumnAssessment[],
): string[] {
  return [
    ...plan.absent.map((column) => `column '${column}' is missing`),
    ...plan.retyped.map(
      (one) => `column '${one.column}' changed from ${one.reference} to ${one.current}`,
    ),
    ...missingRates
      .filter(({ broken }) => broken)
      .map(({ column }) => `more than half of '${column}' went missing`),
    ...columns.flatMap((column) => pipelineReasons(column)),
  ];
}
