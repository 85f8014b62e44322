import { readOracle } from './oracle-cases.ts';

interface Averages {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export interface MulticlassCase {
  readonly name: string;
  readonly input: {
    readonly labels: readonly (string | number)[];
    readonly y_true: readonly (string | number)[];
    readonly y_pred: readonly (string | number)[];
    readonly y_proba: readonly (readonly number[])[];
    readonly sample_weight?: readonly number[];
  };
  readonly expected: {
    readonly accuracy: number;
    readonly balanced_accuracy: number;
    readonly mcc: number;
    readonly kappa: number | 'NaN';
    readonly zero_division_0: Readonly<Record<'macro' | 'micro' | 'weighted', Averages>>;
    readonly log_loss: number;
    readonly brier: number;
    readonly roc_auc: Readonly<
      Record<'ovr_macro' | 'ovr_weighted' | 'ovo_macro' | 'ovo_weighted', unknown>
    >;
    readonly top_2_accuracy: number;
    readonly top_label_ece_uniform_15: number;
  };
}

const { cases, madeBy } = readOracle<MulticlassCase>('classification-multiclass');

export const multiclassCases = cases.filter(({ input }) => input.sample_weight === undefined);
export const weightedMulticlassCases = cases.filter(({ input }) => input.sample_weight);
export const multiclassOracle = madeBy;

/** Numbers of the classes, in the order of the oracle's labels. */
export function classNumbers(
  { input }: MulticlassCase,
  of: readonly (string | number)[],
): Uint16Array {
  return Uint16Array.from(of, (name) => input.labels.indexOf(name));
}

/** Probabilities of every class, by class. */
export function probabilityColumns({ input }: MulticlassCase): Float64Array[] {
  return input.labels.map((_label, index) =>
    Float64Array.from(input.y_proba, (row) => row[index]!),
  );
}

/** Whether every class occurs in the labels. */
export function isComplete({ input }: MulticlassCase): boolean {
  return input.labels.every((label) => input.y_true.includes(label));
}
