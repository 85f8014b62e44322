/** Finite values of one column on both sides, ascending, as pandas would hold them. */
export interface NumericSample {
  readonly reference: Float64Array;
  readonly current: Float64Array;
  /** pandas keeps whole numbers as int64 only where none is missing. */
  readonly integers: { readonly reference: boolean; readonly current: boolean };
}

/** Counts of both sides over the same categories, in the order of their names. */
export interface CategorySample {
  readonly names: readonly string[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
}

/** The distinct numbers of both sides as categories, ascending. */
export function categoriesOfNumbers({
  reference,
  current,
}: Pick<NumericSample, 'reference' | 'current'>): CategorySample {
  const [a, b] = [countEach(reference), countEach(current)];
  const values = [...new Set([...a.keys(), ...b.keys()])].sort((x, y) => x - y);
  return {
    names: values.map(String),
    reference: values.map((value) => a.get(value) ?? 0),
    current: values.map((value) => b.get(value) ?? 0),
  };
}

export function distinctCount(sorted: Float64Array): number {
  let count = 0;
  for (const [index, value] of sorted.entries()) {
    if (index === 0 || value !== sorted[index - 1]) count++;
  }
  return count;
}

function countEach(values: Float64Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
