import { readOracle } from '../../../stats/oracle-cases.ts';
import type { CategorySample, NumericSample } from '#core/drift/compat/compat-column.ts';

type Cell = number | string | null;
type Dtype = 'int64' | 'float64';

export interface ToolResult {
  readonly method: string;
  readonly threshold: number;
  readonly score: number | 'NaN';
  readonly drifted: boolean;
}

export interface ToolExpectation {
  readonly evidently: Readonly<Record<string, ToolResult>> | null;
  readonly nannyml?: Readonly<Record<string, number>> | null;
}

interface NumericCase {
  readonly name: string;
  readonly input: {
    readonly reference?: readonly Cell[];
    readonly current?: readonly Cell[];
    readonly dtype: { readonly reference: Dtype; readonly current: Dtype };
  };
  readonly expected: ToolExpectation;
}

interface CategoricalCase {
  readonly name: string;
  readonly input: {
    readonly categories: readonly string[];
    readonly reference: readonly number[];
    readonly current: readonly number[];
  };
  readonly expected: ToolExpectation;
}

const tools = readOracle<NumericCase>('drift-numeric-tools');
const inputs = new Map(
  readOracle<{
    name: string;
    input: { reference: readonly Cell[]; current: readonly Cell[] };
  }>('drift-numeric').cases.map(({ name, input }) => [name, input]),
);

export const madeBy = tools.madeBy;

/** Columns of numbers in the order of their rows and sorted, with what the tools say of them. */
export const numericCases = tools.cases.map(({ name, input, expected }) => {
  const raw = input.reference ? input : inputs.get(name)!;
  const ordered = { reference: finite(raw.reference!), current: finite(raw.current!) };
  const sample: NumericSample = {
    reference: ordered.reference.toSorted(),
    current: ordered.current.toSorted(),
    integers: {
      reference: input.dtype.reference === 'int64',
      current: input.dtype.current === 'int64',
    },
  };
  return { name, ordered, sample, expected };
});

export const categoricalCases = readOracle<CategoricalCase>('drift-categorical-tools').cases.map(
  ({ name, input, expected }) => {
    const present = [...input.categories.keys()]
      .filter((index) => input.reference[index]! + input.current[index]! > 0)
      .sort((a, b) => (input.categories[a]! < input.categories[b]! ? -1 : 1));
    const sample: CategorySample = {
      names: present.map((index) => input.categories[index]!),
      reference: present.map((index) => input.reference[index]!),
      current: present.map((index) => input.current[index]!),
    };
    return { name, sample, expected };
  },
);

export function finite(cells: readonly Cell[]): Float64Array {
  const numbers = cells.map((cell) => (cell === null ? Number.NaN : Number(cell)));
  return Float64Array.from(numbers.filter((number) => Number.isFinite(number)));
}
