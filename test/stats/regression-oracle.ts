import { readOracle } from './oracle-cases.ts';

const { cases, madeBy } = readOracle<{
  name: string;
  input: { y_true: number[]; y_pred: number[] };
  expected: { r2: number | 'NaN'; rmse: number; mae: number };
  note?: string;
}>('regression');

/** Truth and prediction with what scikit-learn says of them. */
export const regressionCases = cases.map(({ name, input, expected }) => ({
  name,
  expected,
  truth: Float64Array.from(input.y_true),
  predicted: Float64Array.from(input.y_pred),
  // Documented by the oracle: a large offset cancels digits.
  tolerance: name === 'large offset' ? 1e-6 : 1e-9,
}));

export const regressionOracle = madeBy;
