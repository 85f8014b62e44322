import type { CategoricalProfile } from '#core/profile/profile.ts';
import type { ProfiledColumn } from './column-facts.ts';

const mostValues = 500;
const fewestValues = 10;
// A table with few columns lists more: what is not listed cannot be told new or gone. With many columns fewer, so that
// the profile stays within 100 KB.
const valuesOfAllColumns = 2000;

/** Categorical profiles by column, from the counts of its values. */
export function describeCategories(
  columns: readonly ProfiledColumn[],
  values: ReadonlyMap<string, ReadonlyMap<string, number>>,
  minimumCellCount: number,
): Map<string, CategoricalProfile> {
  const categorical = columns.filter(
    ({ role, type }) =>
      role === 'categorical' || (role === 'constant' && (type === 'string' || type === 'boolean')),
  );
  const share = Math.floor(valuesOfAllColumns / Math.max(1, columns.length));
  const shown = Math.max(fewestValues, Math.min(mostValues, share));
  return new Map(
    categorical.map(({ name, present }) => {
      const counts = [...values.get(name)!].map(([value, count]) => ({ value, count }));
      counts.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
      const listed = counts.filter(({ count }) => count >= minimumCellCount).slice(0, shown);
      const listedCount = listed.reduce((sum, { count }) => sum + count, 0);
      return [name, { values: listed, otherCount: present - listedCount, distinct: counts.length }];
    }),
  );
}
