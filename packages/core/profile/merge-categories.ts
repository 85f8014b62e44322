import { addCount } from './dyadic-cells.ts';
import type { CategoricalProfile } from './profile.ts';

/**
 * The categories of several parts of a column. A value is listed when its count is known in every part: listed there, or
 * the part lists all its values. The others are counted together: how many a part did not name cannot be told.
 * Numbers of distinct values are exact when every part lists all values, and bounds otherwise.
 */
export function mergeCategories(parts: readonly CategoricalProfile[]): CategoricalProfile {
  const known = new Map<string, number>();
  const incomplete = parts.filter(({ otherCount }) => otherCount > 0);
  for (const { value, count } of parts.flatMap(({ values }) => values)) {
    addCount(known, value, count);
  }
  const named = incomplete.map(({ values }) => new Set(values.map(({ value }) => value)));
  const listed = [...known]
    .filter(([value]) => named.every((values) => values.has(value)))
    .map(([value, count]) => ({ value, count }));
  listed.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const rows = parts.reduce((sum, part) => sum + rowsOf(part), 0);
  const otherCount = rows - listed.reduce((sum, { count }) => sum + count, 0);
  if (incomplete.length === 0) return { values: listed, otherCount, distinct: known.size };
  const atLeast = Math.max(known.size, ...parts.map(({ distinct }) => distinct));
  const unlisted = parts.map(
    ({ values, distinct, distinctAtMost = distinct }) => distinctAtMost - values.length,
  );
  const atMost = known.size + unlisted.reduce((sum, count) => sum + count, 0);
  return {
    values: listed,
    otherCount,
    distinct: atLeast,
    ...(atMost > atLeast ? { distinctAtMost: atMost } : {}),
  };
}

function rowsOf({ values, otherCount }: CategoricalProfile): number {
  return values.reduce((sum, { count }) => sum + count, otherCount);
}
