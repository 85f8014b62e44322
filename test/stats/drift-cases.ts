import { readOracle } from './oracle-cases.ts';

type Cell = number | 'NaN' | 'Infinity' | '-Infinity' | null;

interface NumericCase {
  readonly name: string;
  readonly input: { readonly reference: readonly Cell[]; readonly current: readonly Cell[] };
  readonly expected: {
    readonly ks: {
      readonly statistic: number;
      readonly pvalue_asymp: number | 'NaN';
      readonly pvalue_exact: number | null;
    };
    readonly wasserstein: number;
  };
}

/** Two numeric columns and what SciPy says of their finite values. */
export const numericDrift = readOracle<NumericCase>('drift-numeric');

export function sortedFinite(cells: readonly Cell[]): Float64Array {
  const numbers = cells.map((cell) => (cell === null ? Number.NaN : Number(cell)));
  return Float64Array.from(numbers.filter((number) => Number.isFinite(number))).sort();
}
