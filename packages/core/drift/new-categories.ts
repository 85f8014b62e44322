import binomialCdf from '@stdlib/stats-base-dists-binomial-cdf';
import type { CategoryCounts } from './build-comparison.ts';
import type { DriftPolicy } from './drift-policy.ts';
import { corrections } from './judge-columns.ts';

export interface NewCategories {
  /** Values that the reference does not list, most frequent first. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Current rows with such a value. */
  readonly rows: number;
  /** Current rows with a value. */
  readonly currentRows: number;
  /** Chance of as many when they are only rare values of the reference. */
  readonly pValue: number;
  /** The reference is a profile that folds its rare values: they cannot be told from new ones. */
  readonly folded: boolean;
}

/**
 * Values that the reference does not list. Even without drift a column with rare values shows some: the chance that the
 * next row is one is about the share of reference rows seen once (Good 1953), or folded away by the
 * profile. Conditional on their sum, the current rows are then binomial.
 */
export function newCategories(reference: CategoryCounts, current: CategoryCounts): NewCategories {
  const values = [...current.values]
    .filter(([value]) => !reference.values.has(value))
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
  const folded = reference.other > 0;
  const rows = values.reduce((sum, { count }) => sum + count, 0);
  const once = [...reference.values.values()].filter((count) => count === 1).length;
  const rare = folded ? reference.other : once;
  const [n, m] = [valueRows(reference), valueRows(current)];
  const pValue = rows === 0 ? 1 : atLeast(rows, rows + rare, m / (n + m));
  return { values, rows, currentRows: m, pValue, folded };
}

export interface JudgedCategories extends NewCategories {
  /** More than rare values explain, corrected for the number of columns, and more than the threshold. */
  readonly unexpected: boolean;
}

/** The columns of a family that have categories; undefined for the others. */
export function judgeNewCategories(
  columns: readonly (
    | { readonly reference: CategoryCounts; readonly current: CategoryCounts }
    | undefined
  )[],
  {
    alpha,
    correction,
    newCategoryAlert,
  }: Pick<DriftPolicy, 'alpha' | 'correction' | 'newCategoryAlert'>,
): (JudgedCategories | undefined)[] {
  const found = columns.map((sides) => sides && newCategories(sides.reference, sides.current));
  // A column without categories has no test: NaN does not count as one.
  const adjusted = corrections[correction](found.map((one) => one?.pValue ?? Number.NaN));
  return found.map((one, index) => {
    if (!one) return undefined;
    const pValue = adjusted[index]!;
    const unexpected = pValue <= alpha && one.rows > newCategoryAlert * one.currentRows;
    return { ...one, pValue, unexpected };
  });
}

function valueRows({ values, other }: CategoryCounts): number {
  return [...values.values()].reduce((sum, count) => sum + count, other);
}

/** P(X ≥ k) of n trials, as the lower tail of the failures so that a small p keeps its digits. */
function atLeast(k: number, n: number, p: number): number {
  return binomialCdf(n - k, n, 1 - p);
}
