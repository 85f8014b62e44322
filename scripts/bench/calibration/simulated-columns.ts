import {
  categoricalComparison,
  numericComparison,
  type CategoryCounts,
} from '#core/drift/build-comparison.ts';
import type { ColumnComparison } from '#core/drift/column-comparison.ts';
import { fineBins } from '#core/drift/numeric-bins.ts';
import type { ColumnProfile } from '#core/profile/profile.ts';
import { normalQuantile } from '#stats/normal.ts';
import type { RandomDraws } from './random-draws.ts';

/** Bins of a stored profile. */
const profileBins = 48;

export interface Sizes {
  readonly reference: number;
  readonly current: number;
}

/** Both sides of a numeric column as drift-check sees them: with all values, or with a profile for the reference. */
export function columnOfValues(
  reference: Float64Array,
  current: Float64Array,
  seen: 'values' | 'profile',
): ColumnComparison {
  const values = { reference: reference.slice().sort(), current: current.slice().sort() };
  const edges = quantileEdges(values.reference);
  const [own, other] = [countBetween(edges, values.reference), countBetween(edges, values.current)];
  const { mean, std } = momentsOf(values.reference);
  const profile = numericProfile(edges, own.counts, { mean, std });
  const counts = {
    ...other,
    rows: current.length,
    missing: 0,
    infinite: 0,
    min: values.current[0]!,
    max: values.current.at(-1)!,
    mean: momentsOf(values.current).mean,
  };
  return numericComparison('x', profile, counts, seen === 'values' ? { values } : {});
}

/**
 * A normal column of any number of rows without drawing them: the profile's edges lie where order statistics do, the current rows
 * fall between them.
 */
export function columnOfCounts(draws: RandomDraws, sizes: Sizes): ColumnComparison {
  const n = sizes.reference;
  const ranks = [1];
  for (let bin = 1; bin <= profileBins; bin++) ranks.push(Math.ceil((bin * n) / profileBins));
  const at = draws.orderStatistics(ranks, n);
  const edges = at.map((share) => normalQuantile(share));
  const own = ranks.slice(1).map((rank, bin) => rank - (bin === 0 ? 0 : ranks[bin]!));
  const chances = at.slice(1).map((share, bin) => share - at[bin]!);
  const drawn = draws.multinomial([at[0]!, ...chances, 1 - at.at(-1)!], sizes.current);
  const mean = draws.normal() / Math.sqrt(n);
  const counts = {
    counts: drawn.slice(1, -1),
    below: drawn[0]!,
    above: drawn.at(-1)!,
    rows: sizes.current,
    missing: 0,
    infinite: 0,
    min: edges[0]!,
    max: edges.at(-1)!,
    mean: draws.normal() / Math.sqrt(sizes.current),
  };
  return numericComparison('x', numericProfile(edges, own, { mean, std: 1 }), counts);
}

export function columnOfCategories(
  reference: readonly number[],
  current: readonly number[],
): ColumnComparison {
  return categoricalComparison('c', categoriesOf(reference), categoriesOf(current));
}

function categoriesOf(counts: readonly number[]): CategoryCounts {
  const values = new Map(
    counts.map((count, index) => [`k${index}`, count] as const).filter(([, count]) => count > 0),
  );
  return { rows: counts.reduce((sum, count) => sum + count, 0), missing: 0, values, other: 0 };
}

function numericProfile(
  edges: readonly number[],
  counts: readonly number[],
  { mean, std }: { mean: number; std: number },
): ColumnProfile {
  const rows = counts.reduce((sum, count) => sum + count, 0);
  const numeric = { min: edges[0]!, max: edges.at(-1)!, mean, std, edges, counts };
  return { type: 'number', role: 'numeric', rows, missing: 0, infinite: 0, numeric };
}

function quantileEdges(sorted: Float64Array): number[] {
  const n = sorted.length;
  const edges = Array.from(
    { length: profileBins },
    (_, bin) => sorted[Math.ceil(((bin + 1) * n) / profileBins) - 1]!,
  );
  return [...new Set([sorted[0]!, ...edges])];
}

function countBetween(edges: readonly number[], sorted: Float64Array) {
  const { edges: fine } = fineBins({
    min: edges[0]!,
    max: edges.at(-1)!,
    mean: 0,
    std: 0,
    edges,
    counts: [],
  });
  const counts = fine.slice(1).map(() => 0);
  let [bin, below, above] = [0, 0, 0];
  for (const value of sorted) {
    if (value < fine[0]!) below++;
    else if (value > fine.at(-1)!) above++;
    else {
      while (value > fine[bin + 1]!) bin++;
      counts[bin]!++;
    }
  }
  return { counts, below, above };
}

function momentsOf(values: Float64Array): { mean: number; std: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, std: Math.sqrt(squares / Math.max(1, values.length - 1)) };
}

/** Shape of a column without drift. */
export const laws = {
  normal: (draws: RandomDraws) => draws.normal(),
  lognormal: (draws: RandomDraws) => Math.exp(1.5 * draws.normal()),
  'zero-inflated': (draws: RandomDraws) => (draws.uniform() < 0.7 ? 0 : Math.exp(draws.normal())),
  'whole numbers': (draws: RandomDraws) => Math.round(3 * draws.normal()),
} as const;

/** Shifts of a standard normal column. */
export const shifts = {
  'mean + 0.2': (draws: RandomDraws) => draws.normal() + 0.2,
  'scale × 1.2': (draws: RandomDraws) => draws.normal() * 1.2,
  'scale × 0.85': (draws: RandomDraws) => draws.normal() * 0.85,
  'mixture, 8 % at +2': (draws: RandomDraws) =>
    draws.uniform() < 0.92 ? draws.normal() : 2 + draws.normal() / 2,
  'heavy tails (t, 3 degrees)': (draws: RandomDraws) =>
    (1.3 * draws.normal()) / Math.sqrt(2 * draws.gamma(1.5)),
  'skewed (gamma, shape 8)': (draws: RandomDraws) => (draws.gamma(8) - 8) / Math.sqrt(8),
  'two humps': (draws: RandomDraws) =>
    (draws.uniform() < 0.5 ? -0.7 : 0.7) + Math.sqrt(0.51) * draws.normal(),
  '7 % at one value': (draws: RandomDraws) => (draws.uniform() < 0.93 ? draws.normal() : 0.5),
} as const;
