import type { BoundsAt } from '#stats/largest-contrast.ts';
import { skewCorrectedBounds } from '#stats/skew-corrected-interval.ts';
import type { GroupRate, PairedRate } from './group-rate.ts';

export type Cubes = readonly [number, number, number];

/** Sums of one function of the errors over a group; w is the sample weight, 1 where rows have none. */
export interface ErrorSums {
  /** Σ w·x of the candidate and of the champion (0 without one). */
  readonly first: readonly [number, number];
  /** Σ w²·x */
  readonly second: readonly [number, number];
  /** Σ w²·x² */
  readonly squares: readonly [number, number];
  /** Σ w²·x·y, x of the candidate and y of the champion. */
  readonly product: number;
  /** Σ w³·x, Σ w³·x² and Σ w³·x³ of the candidate, then of the champion. */
  readonly cubes: readonly [Cubes, Cubes];
}

export interface GroupErrors {
  readonly rows: number;
  /** Σ w, Σ w² and Σ w³. */
  readonly weight: number;
  readonly squaredWeight: number;
  readonly cubedWeight: number;
  /** Of |error|, error² and error = prediction − truth. */
  readonly absolute: ErrorSums;
  readonly squared: ErrorSums;
  readonly signed: ErrorSums;
}

/** Means of the errors of a regression, by the name that gates.yaml has for them. */
export const errorMeans = {
  mae: { of: 'absolute', root: false, least: 0 },
  rmse: { of: 'squared', root: true, least: 0 },
  mean_error: { of: 'signed', root: false, least: Number.NEGATIVE_INFINITY },
} as const;

export type ErrorMean = keyof typeof errorMeans;

/** The mean of both models, with Student's interval corrected for the skewness of the errors. */
export function errorMean(
  group: GroupErrors,
  name: ErrorMean,
  { totalWeight, hasChampion }: { totalWeight: number; hasChampion: boolean },
): PairedRate {
  const sums = group[errorMeans[name].of];
  const share = group.weight / totalWeight;
  const candidate = meanOf(group, sums, { name, model: 0, share });
  if (!hasChampion) return { candidate, correlation: 0 };
  const champion = meanOf(group, sums, { name, model: 1, share });
  const spread = (a: 0 | 1, b: 0 | 1): number => covariance(group, sums, a, b);
  const scale = Math.sqrt(spread(0, 0) * spread(1, 1));
  return { candidate, champion, correlation: scale > 0 ? spread(0, 1) / scale : 0 };
}

/** Σ w²·(x − mean x)·(y − mean y) */
function covariance(
  { weight, squaredWeight }: GroupErrors,
  { first, second, squares, product }: ErrorSums,
  a: 0 | 1,
  b: 0 | 1,
): number {
  const [meanA, meanB] = [first[a] / weight, first[b] / weight];
  const raw = a === b ? squares[a] : product;
  return raw - meanA * second[b] - meanB * second[a] + meanA * meanB * squaredWeight;
}

/** Σ w³·(x − mean)³ */
function thirdMoment({ cubedWeight }: GroupErrors, [x, xx, xxx]: Cubes, mean: number): number {
  return xxx - 3 * mean * xx + 3 * mean ** 2 * x - mean ** 3 * cubedWeight;
}

function meanOf(
  group: GroupErrors,
  sums: ErrorSums,
  { name, model, share }: { name: ErrorMean; model: 0 | 1; share: number },
): GroupRate {
  const { root, least } = errorMeans[name];
  const { rows, weight } = group;
  const mean = sums.first[model] / weight;
  const variance = Math.max(0, covariance(group, sums, model, model)) / weight ** 2;
  const standardError = Math.sqrt((variance * rows) / (rows - 1));
  const skewness = thirdMoment(group, sums.cubes[model], mean) / (weight * standardError) ** 3;
  const estimate = { mean, standardError, skewness, degreesOfFreedom: rows - 1 };
  const scale = (value: number): number => (root ? Math.sqrt(value) : value);
  const boundsAt: BoundsAt = (z) => {
    if (z === 0) return { lower: scale(mean), upper: scale(mean) };
    // One row, or errors that are all alike, say nothing of the noise.
    if (!(standardError > 0)) return { lower: least, upper: Number.POSITIVE_INFINITY };
    const { lower, upper } = skewCorrectedBounds(estimate, z);
    return {
      lower: scale(Math.max(least, Math.min(mean, lower))),
      upper: scale(Math.max(mean, upper)),
    };
  };
  return { value: scale(mean), n: rows, weight: share, boundsAt };
}

/** The sums of several groups together. */
export function sumErrors(groups: readonly GroupErrors[]): GroupErrors {
  const total = (pick: (group: GroupErrors) => number): number =>
    groups.reduce((sum, group) => sum + pick(group), 0);
  const cubes = (of: 'absolute' | 'squared' | 'signed', model: 0 | 1): Cubes => [
    total((group) => group[of].cubes[model][0]),
    total((group) => group[of].cubes[model][1]),
    total((group) => group[of].cubes[model][2]),
  ];
  const sums = (of: 'absolute' | 'squared' | 'signed'): ErrorSums => {
    const both = (key: 'first' | 'second' | 'squares'): [number, number] => [
      total((group) => group[of][key][0]),
      total((group) => group[of][key][1]),
    ];
    return {
      first: both('first'),
      second: both('second'),
      squares: both('squares'),
      product: total((group) => group[of].product),
      cubes: [cubes(of, 0), cubes(of, 1)],
    };
  };
  return {
    rows: total(({ rows }) => rows),
    weight: total(({ weight }) => weight),
    squaredWeight: total(({ squaredWeight }) => squaredWeight),
    cubedWeight: total(({ cubedWeight }) => cubedWeight),
    absolute: sums('absolute'),
    squared: sums('squared'),
    signed: sums('signed'),
  };
}
