import { readOracle } from './oracle-cases.ts';

const { cases, madeBy } = readOracle<{
  name: string;
  input: { y_true: number[]; y_pred: number[]; sample_weight?: number[] };
  expected: {
    r2: number | 'NaN';
    rmse: number;
    mae: number;
    mape: number;
    median_absolute_error: number;
    pinball: Readonly<Record<string, number>>;
  };
  note?: string;
}>('regression');

/** Truth and prediction, some with weights, with what scikit-learn says of them. */
export const allRegressionCases = cases.map(({ name, input, expected }) => ({
  name,
  expected,
  truth: Float64Array.from(input.y_true),
  predicted: Float64Array.from(input.y_pred),
  ...(input.sample_weight ? { weights: Float64Array.from(input.sample_weight) } : {}),
  // Documented by the oracle: a large offset cancels digits.
  tolerance: name === 'large offset' ? 1e-6 : 1e-9,
}));

/** Those without weights. */
export const regressionCases = allRegressionCases.filter(({ weights }) => !weights);

export const regressionOracle = madeBy;
