import { denseCodes } from '#stats/cluster-resampling.ts';
import { effectiveRows } from '#stats/effective-rows.ts';
import { residualCorrection } from '#stats/residual-correction.ts';

/** How much each group counts, and which groups are no independent evidence. */
export interface GroupEvidence {
  /** Above 0; absent when all groups count the same. */
  readonly weights?: Float64Array;
  /** Groups with the same code stand and fall together. */
  readonly clusters?: Uint32Array;
}

/** A mean over groups and what is known of its error. */
export interface GroupMoments {
  readonly mean: number;
  readonly standardError: number;
}

/** The mean over groups, from the first value: a column of equal values has mean and spread exactly. */
export function groupMoments(
  values: Float64Array,
  { weights, clusters }: GroupEvidence,
): GroupMoments {
  const weightOf = (group: number): number => (weights ? weights[group]! : 1);
  const first = values[0]!;
  let [sum, shifted] = [0, 0];
  for (let group = 0; group < values.length; group++) {
    sum += weightOf(group);
    shifted += weightOf(group) * (values[group]! - first);
  }
  const mean = first + shifted / sum;
  const residuals = values.map((value, group) => weightOf(group) * (value - mean));
  if (clusters) {
    const ofClusters = sumsOfClusters(residuals, clusters);
    const { length } = ofClusters;
    const squares = squaresOf(ofClusters) * (length / (length - 1));
    return { mean, standardError: Math.sqrt(squares) / sum };
  }
  const correction = weights ? residualCorrection(weights) : values.length / (values.length - 1);
  return { mean, standardError: Math.sqrt(squaresOf(residuals) * correction) / sum };
}

function squaresOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

function sumsOfClusters(residuals: Float64Array, clusters: Uint32Array): Float64Array {
  const { codes, count } = denseCodes(clusters);
  const sums = new Float64Array(count);
  for (let group = 0; group < residuals.length; group++) sums[codes[group]!]! += residuals[group]!;
  return sums;
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
