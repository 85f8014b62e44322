import { readOracle } from './oracle-cases.ts';

/** A number, or 'NaN' where the tool says so. */
export type OracleNumber = number | 'NaN';

interface RawCase {
  readonly name: string;
  readonly input: {
    readonly y_true: readonly number[];
    readonly y_score: readonly number[];
    readonly sample_weight?: readonly number[];
  };
  readonly expected: {
    readonly roc_auc: OracleNumber;
    readonly average_precision: OracleNumber;
    readonly log_loss?: OracleNumber;
    readonly brier?: OracleNumber;
    readonly calibration?: CalibrationFigures;
    readonly maximum_calibration?: CalibrationFigures;
    readonly recall_at_precision?: readonly {
      readonly precision: number;
      readonly recall: number;
    }[];
    readonly at_threshold: readonly {
      readonly threshold: number;
      readonly confusion: { tn: number; fp: number; fn: number; tp: number };
      readonly accuracy: OracleNumber;
      readonly balanced_accuracy: OracleNumber;
      readonly mcc: OracleNumber;
      readonly kappa: OracleNumber;
      readonly specificity: OracleNumber;
      readonly zero_division_NaN: {
        precision: OracleNumber;
        recall: OracleNumber;
        f1: OracleNumber;
        f_half: OracleNumber;
        f2: OracleNumber;
      };
    }[];
  };
}

interface CalibrationFigures {
  readonly uniform_10: number;
  readonly uniform_15: number;
  readonly quantile_10: number;
  readonly quantile_15: number;
}

export interface BinaryCase extends Pick<RawCase, 'name' | 'expected'> {
  readonly labels: Uint8Array;
  readonly scores: Float64Array;
  readonly weights?: Float64Array;
}

const { cases, madeBy } = readOracle<RawCase>('classification-binary');

/** Label and score vectors, some with weights, with what scikit-learn says of them. */
export const allBinaryCases: readonly BinaryCase[] = cases.map(({ name, input, expected }) => ({
  name,
  expected,
  labels: Uint8Array.from(input.y_true),
  scores: Float64Array.from(input.y_score),
  ...(input.sample_weight ? { weights: Float64Array.from(input.sample_weight) } : {}),
}));

/** Those without weights. */
export const binaryCases = allBinaryCases.filter(({ weights }) => !weights);

export const binaryOracle = madeBy;

/** The cases with the figures at each threshold, one a row. */
export const thresholdCases = binaryCases.flatMap(({ name, expected, labels, scores }) =>
  expected.at_threshold.map((at) => ({ name: `${name} at ${at.threshold}`, at, labels, scores })),
);
