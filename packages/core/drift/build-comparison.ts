import type { ColumnProfile } from '../profile/profile.ts';
import type { BinCounts, ColumnComparison, NumericDetail } from './column-comparison.ts';
import { coarsen, fineBins, type FineBins } from './numeric-bins.ts';

/** The current side of a numeric column, counted between the edges of `fineBins`. */
export interface NumericCounts {
  readonly rows: number;
  readonly missing: number;
  readonly infinite: number;
  readonly counts: readonly number[];
  readonly below: number;
  readonly above: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
}

/** One side of a categorical column. */
export interface CategoryCounts {
  readonly rows: number;
  readonly missing: number;
  readonly values: ReadonlyMap<string, number>;
  /** Rows of values that are not listed (a profile keeps the frequent ones). */
  readonly other: number;
}

/** What is known of a column when both sides are tables. */
export interface KnownOfTables {
  /** Bins finer than a profile keeps, in which `current` was counted too. */
  readonly fine?: FineBins;
  readonly distance?: number;
  readonly values?: NumericDetail['values'];
}

export function numericComparison(
  column: string,
  reference: ColumnProfile,
  current: NumericCounts,
  known: KnownOfTables = {},
): ColumnComparison {
  const { fine = fineBins(reference.numeric!), values, distance } = known;
  const bins = coarsen(fine, current.counts, {
    below: current.below,
    above: current.above,
    infinite: { reference: reference.infinite, current: current.infinite },
  });
  return withMissing({
    column,
    kind: 'numeric',
    rows: { reference: reference.rows, current: current.rows },
    missing: { reference: reference.missing, current: current.missing },
    bins,
    numeric: {
      edges: fine.edges,
      reference: fine.counts,
      current: current.counts,
      below: current.below,
      above: current.above,
      currentMin: current.min,
      currentMax: current.max,
      means: { reference: reference.numeric!.mean, current: current.mean },
      referenceStd: reference.numeric!.std,
      ...(values ? { values } : {}),
      ...(distance === undefined ? {} : { distance }),
    },
  });
}

/**
 * Categories of both sides. Where the reference lists only its frequent values, whatever it does not list is one
 * category on both sides: new and rare values cannot be told apart.
 */
export function categoricalComparison(
  column: string,
  reference: CategoryCounts,
  current: CategoryCounts,
): ColumnComparison {
  const folded = reference.other > 0;
  const names = [...reference.values.keys()];
  const unlisted = [...current.values].filter(([value]) => !reference.values.has(value));
  if (!folded) names.push(...unlisted.map(([value]) => value).sort());
  const rest = unlisted.reduce((sum, [, count]) => sum + count, current.other);
  const withRest = folded || current.other > 0;
  const bins = {
    labels: [...names, ...(withRest ? ['other'] : [])],
    reference: [
      ...names.map((name) => reference.values.get(name) ?? 0),
      ...(withRest ? [reference.other] : []),
    ],
    current: [
      ...names.map((name) => current.values.get(name) ?? 0),
      ...(withRest ? [folded ? rest : current.other] : []),
    ],
  };
  return withMissing({
    column,
    kind: 'categorical',
    rows: { reference: reference.rows, current: current.rows },
    missing: { reference: reference.missing, current: current.missing },
    bins,
  });
}

/** What a profile knows of a categorical column. */
export function profileCategories(profile: ColumnProfile): CategoryCounts {
  const { values, otherCount } = profile.categorical!;
  return {
    rows: profile.rows,
    missing: profile.missing,
    values: new Map(values.map(({ value, count }) => [value, count])),
    other: otherCount,
  };
}

function withMissing(comparison: Omit<ColumnComparison, 'binsWithMissing'>): ColumnComparison {
  const { bins, missing } = comparison;
  const some = missing.reference + missing.current > 0;
  const binsWithMissing: BinCounts = some
    ? {
        labels: [...bins.labels, 'missing'],
        reference: [...bins.reference, missing.reference],
        current: [...bins.current, missing.current],
      }
    : bins;
  return { ...comparison, binsWithMissing };
}
