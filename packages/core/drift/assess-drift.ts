import type { CategoryCounts } from './build-comparison.ts';
import type { ColumnComparison } from './column-comparison.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { judgeColumns, type Judgement } from './judge-columns.ts';
import { methodNames, type MethodName, type Threshold } from './method-names.ts';
import { judgeMissingRates, type MissingRate } from './missing-rate.ts';
import { judgeNewCategories, type JudgedCategories } from './new-categories.ts';
import type { ColumnPlan, PlannedColumn } from './plan-columns.ts';
import type { DriftStatistic } from './methods/drift-method.ts';
import { driftMethods } from './methods/drift-methods.ts';
import { unitChange, type Scale } from './unit-change.ts';

/** Everything known about one planned column. */
export interface ComparedColumn {
  readonly planned: PlannedColumn;
  readonly comparison: ColumnComparison;
  /** Of a categorical column. */
  readonly categories?: { readonly reference: CategoryCounts; readonly current: CategoryCounts };
  /** Of a numeric column. */
  readonly scales?: { readonly reference: Scale; readonly current: Scale };
}

export interface ColumnAssessment {
  readonly column: string;
  readonly isPrediction: boolean;
  readonly kind: ColumnComparison['kind'];
  readonly comparison: ColumnComparison;
  /** The method that decides. */
  readonly method: MethodName;
  readonly threshold: Threshold;
  readonly judgement: Judgement;
  /** Every statistic that fits the column, the deciding one included. */
  readonly statistics: ReadonlyMap<MethodName, DriftStatistic>;
  readonly newCategories?: JudgedCategories;
  readonly unitFactor?: number;
}

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
}

export interface AssessmentInput {
  readonly plan: ColumnPlan;
  readonly compared: readonly ComparedColumn[];
  /** Missing values of reference columns that are empty. */
  readonly empty: readonly Pick<ColumnComparison, 'column' | 'rows' | 'missing'>[];
  readonly rows: number;
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
  const isReached = (count: number): boolean =>
    columns.length > 0 && count / columns.length >= policy.driftedShare;
  const drifted = countOf(columns, 'drifted');
  const undecidedColumns = countOf(columns, 'undecided');
  const detected = isReached(drifted) || predictions?.judgement.state === 'drifted';
  const asking = columns.filter(({ judgement }) => judgement.asksForRetraining).length;
  return {
    columns,
    predictions,
    missingRates,
    driftedColumns: all
      .filter(({ judgement }) => judgement.state === 'drifted')
      .map(({ column }) => column),
    driftedShare: columns.length === 0 ? 0 : drifted / columns.length,
    detected: detected && !tooFewRows,
    undecided:
      tooFewRows ||
      (!detected &&
        (isReached(drifted + undecidedColumns) || predictions?.judgement.state === 'undecided')),
    asksForRetraining:
      !tooFewRows && (isReached(asking) || predictions?.judgement.asksForRetraining === true),
    broken: brokenReasons(input.plan, missingRates, all),
    rows: input.rows,
    tooFewRows,
  };
}

function assessFamily(family: readonly ComparedColumn[], policy: DriftPolicy): ColumnAssessment[] {
  const measured = family.map((compared) => measureColumn(compared, policy));
  const judgements = judgeColumns(
    measured.map(({ statistics, method, threshold }) => ({
      statistic: statistics.get(method)!,
      threshold,
    })),
    policy,
  );
  const found = judgeNewCategories(
    family.map(({ categories }) => categories),
    policy,
  );
  return measured.map((column, index) => {
    const judgement = judgements[index]!;
    const newCategories = found[index];
    const { scales } = family[index]!;
    const factor =
      scales && judgement.state === 'drifted'
        ? unitChange(scales.reference, scales.current)
        : undefined;
    return {
      ...column,
      judgement,
      ...(newCategories ? { newCategories } : {}),
      ...(factor === undefined ? {} : { unitFactor: factor }),
    };
  });
}

function measureColumn(
  { planned, comparison }: ComparedColumn,
  policy: DriftPolicy,
): Omit<ColumnAssessment, 'judgement'> {
  const statistics = new Map<MethodName, DriftStatistic>();
  for (const name of methodNames) {
    const method = driftMethods[name];
    const fits = method.kinds.includes(comparison.kind);
    const statistic = fits ? method.measure(comparison) : undefined;
    if (statistic && !Number.isNaN(statistic.value)) statistics.set(name, statistic);
  }
  // A column without a value on one side leaves only PSI, which counts missing rows as a bin.
  const method = statistics.has(planned.method) ? planned.method : 'psi';
  return {
    column: planned.column,
    isPrediction: planned.isPrediction,
    kind: comparison.kind,
    comparison,
    method,
    threshold: policy.thresholds[method],
    statistics,
  };
}

function countOf(
  columns: readonly ColumnAssessment[],
  state: ColumnAssessment['judgement']['state'],
): number {
  return columns.filter(({ judgement }) => judgement.state === state).length;
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
    ...columns
      .filter(({ unitFactor }) => unitFactor !== undefined)
      .map(
        ({ column, unitFactor }) => `'${column}' is ${unitFactor} times what it was: a new unit`,
      ),
  ];
}
