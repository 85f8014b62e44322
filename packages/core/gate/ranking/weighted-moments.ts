import { denseCodes } from '#stats/cluster-resampling.ts';
import { sumsOfClusters } from '#stats/cluster-variance.ts';
import { effectiveRows } from '#stats/effective-rows.ts';
import { errorMoments } from '#stats/error-moments.ts';
import { residualCorrection } from '#stats/residual-correction.ts';
import type { SmoothEstimate } from '#stats/skew-corrected-interval.ts';

/** How much each group counts, and which groups are no independent evidence. */
export interface GroupEvidence {
  /** Above 0; absent when all groups count the same. */
  readonly weights?: Float64Array;
  /** Groups with the same code stand and fall together. */
  readonly clusters?: Uint32Array;
}

/** The mean over groups and its error, from the first value: a column of equal values has mean and spread exactly. */
export function groupMoments(
  values: Float64Array,
  { weights, clusters }: GroupEvidence,
): SmoothEstimate {
  const weightOf = (group: number): number => (weights ? weights[group]! : 1);
  const first = values[0]!;
  let [sum, shifted] = [0, 0];
  for (let group = 0; group < values.length; group++) {
    sum += weightOf(group);
    shifted += weightOf(group) * (values[group]! - first);
  }
  const value = first + shifted / sum;
  const influence = values.map((one, group) => (weightOf(group) * (one - value)) / sum);
  const changes = clusters ? sumsOfClusters(influence, clusters) : influence;
  const error = errorMoments([{ changes }]);
  if (!weights) return { value, ...error };
  const squares = influence.reduce((all, one) => all + one * one, 0);
  return { value, ...error, standardError: Math.sqrt(squares * residualCorrection(weights)) };
}

/** How many independent groups of equal weight there are at least, and what they are called. */
export function unitsOf(
  groups: number,
  { weights, clusters }: GroupEvidence,
): { readonly count: number; readonly what: string } {
  if (clusters) return { count: denseCodes(clusters).count, what: 'clusters' };
  if (weights) return { count: Math.floor(effectiveRows(weights)), what: 'effective groups' };
  return { count: groups, what: 'groups' };
}
