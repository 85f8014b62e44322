import type { ColumnComparison } from '../column-comparison.ts';
import type { ComparedColumn } from '../column-assessment.ts';
import type { CategorySample, NumericSample } from './compat-column.ts';

/** One column as the other tools would be given it. */
export interface CompatColumn {
  readonly column: string;
  /** Numbers, where the column holds such. */
  readonly numeric?: NumericSample;
  /** Everything else: text and booleans. */
  readonly categories?: CategorySample;
  /** Finite values in the order of the rows, where a tool cuts them into chunks. */
  readonly ordered?: { readonly reference: Float64Array; readonly current: Float64Array };
  /** Text of which more than half is distinct, which Evidently hands to a classifier. */
  readonly isText: boolean;
}

/** Undefined where only counts of the reference are known, not its values. */
export function compatColumn(
  { planned, comparison, categories }: ComparedColumn,
  ordered?: CompatColumn['ordered'],
): CompatColumn | undefined {
  const { column, profile } = planned;
  const isNumber = profile.type === 'integer' || profile.type === 'number';
  const values = comparison.numeric?.values;
  const common = { column, isText: false, ...(ordered ? { ordered } : {}) };
  if (values)
    return { ...common, numeric: { ...values, integers: integersOf(comparison, profile.type) } };
  if (!categories || categories.reference.other + categories.current.other > 0) return undefined;
  const [a, b] = [categories.reference.values, categories.current.values];
  if (isNumber) {
    const numeric = { reference: numbersOf(a), current: numbersOf(b) };
    return { ...common, numeric: { ...numeric, integers: integersOf(comparison, profile.type) } };
  }
  const names = [...new Set([...a.keys(), ...b.keys()])].sort();
  const rows = [...b.values()].reduce((sum, count) => sum + count, 0);
  return {
    ...common,
    isText: profile.type === 'string' && b.size > rows / 2,
    categories: {
      names,
      reference: names.map((name) => a.get(name) ?? 0),
      current: names.map((name) => b.get(name) ?? 0),
    },
  };
}

/** pandas reads whole numbers as int64 only where none is missing. */
function integersOf(
  { missing }: ColumnComparison,
  type: ComparedColumn['planned']['profile']['type'],
): NumericSample['integers'] {
  const whole = type === 'integer';
  return {
    reference: whole && missing.reference === 0,
    current: whole && missing.current === 0,
  };
}

function numbersOf(counts: ReadonlyMap<string, number>): Float64Array {
  const values: number[] = [];
  for (const [name, count] of counts) {
    for (let row = 0; Number.isFinite(Number(name)) && row < count; row++)
      values.push(Number(name));
  }
  return Float64Array.from(values).sort();
}
