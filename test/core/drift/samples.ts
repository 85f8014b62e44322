import {
  categoricalComparison,
  numericComparison,
  type CategoryCounts,
  type NumericCounts,
} from '#core/drift/build-comparison.ts';
import type { ColumnComparison } from '#core/drift/column-comparison.ts';
import { parseDriftPolicy, type DriftPolicy } from '#core/drift/drift-policy.ts';
import { fineBins } from '#core/drift/numeric-bins.ts';
import type { ColumnProfile } from '#core/profile/profile.ts';

/** The profile of a numeric column: up to 48 quantile bins, as profileTable makes them. */
export function numericProfile(values: Float64Array): ColumnProfile {
  const sorted = values.slice().sort();
  const n = sorted.length;
  const distinct = [...new Set(sorted)];
  const discrete = distinct.length <= 48;
  const quantiles = Array.from(
    { length: 48 },
    (_, k) => sorted[Math.ceil(((k + 1) * n) / 48) - 1]!,
  );
  const edges = discrete ? distinct : [...new Set([sorted[0]!, ...quantiles])];
  const mean = sorted.reduce((sum, value) => sum + value, 0) / n;
  const squares = sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const counts = discrete
    ? distinct.map((value) => sorted.filter((one) => one === value).length)
    : countBetween(edges, sorted).counts;
  return {
    type: 'number',
    role: distinct.length === 1 ? 'constant' : 'numeric',
    rows: n,
    missing: 0,
    infinite: 0,
    numeric: {
      min: sorted[0]!,
      max: sorted[n - 1]!,
      mean,
      std: Math.sqrt(squares / Math.max(1, n - 1)),
      edges,
      counts,
      ...(discrete ? { discrete } : {}),
    },
  };
}

export function numericCounts(profile: ColumnProfile, values: Float64Array): NumericCounts {
  const sorted = values.slice().sort();
  return {
    rows: sorted.length,
    missing: 0,
    infinite: 0,
    ...countBetween(fineBins(profile.numeric!).edges, sorted),
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    mean: sorted.reduce((sum, value) => sum + value, 0) / sorted.length,
  };
}

/** Two samples as drift-check sees them: through a profile, or exactly. */
export function compareNumbers(
  reference: Float64Array,
  current: Float64Array,
  exact: boolean,
): ColumnComparison {
  const profile = numericProfile(reference);
  const counts = numericCounts(profile, current);
  const values = { reference: reference.slice().sort(), current: current.slice().sort() };
  return numericComparison('x', profile, counts, exact ? { values } : {});
}

export function categories(counts: Readonly<Record<string, number>>, missing = 0): CategoryCounts {
  const values = new Map(Object.entries(counts).filter(([, count]) => count > 0));
  const present = [...values.values()].reduce((sum, count) => sum + count, 0);
  return { rows: present + missing, missing, values, other: 0 };
}

export function compareCategories(
  reference: CategoryCounts,
  current: CategoryCounts,
): ColumnComparison {
  return categoricalComparison('c', reference, current);
}

/** Counts by position, named k0, k1, … */
export function named(counts: readonly number[]): Record<string, number> {
  return Object.fromEntries(counts.map((count, index) => [`k${index}`, count]));
}

export function policyOf(yaml = ''): DriftPolicy {
  return parseDriftPolicy(`version: 1\n${yaml}`, 'drift.yaml');
}

function countBetween(edges: readonly number[], sorted: Float64Array) {
  const counts = edges.slice(1).map(() => 0);
  let [bin, below, above] = [0, 0, 0];
  for (const value of sorted) {
    if (value < edges[0]!) below++;
    else if (value > edges.at(-1)!) above++;
    else {
      while (value > edges[bin + 1]!) bin++;
      counts[bin]!++;
    }
  }
  return { counts, below, above };
}
