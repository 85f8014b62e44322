import { denseCodes } from './cluster-resampling.ts';

/** Variance of a sum of influences, of rows that are independent and of clusters that are. */
export interface ClusterVariance {
  readonly variance: number;
  /** How many times the variance of independent rows: 1 where clusters do not matter (Kish 1965). */
  readonly designEffect: number;
  readonly clusters: number;
}

/** @param influence of every row on the estimate; they add up to 0 */
export function clusterVariance(influence: Float64Array, clusters: Uint32Array): ClusterVariance {
  const sums = sumsOfClusters(influence, clusters);
  const count = sums.length;
  let ofRows = 0;
  for (const one of influence) ofRows += one ** 2;
  const squares = sums.reduce((sum, one) => sum + one * one, 0);
  const variance = (squares * count) / (count - 1);
  const independent = (ofRows * influence.length) / (influence.length - 1);
  return { variance, designEffect: variance / independent, clusters: count };
}

export function sumsOfClusters(values: Float64Array, clusters: Uint32Array): Float64Array {
  const { codes, count } = denseCodes(clusters);
  const sums = new Float64Array(count);
  for (let row = 0; row < values.length; row++) sums[codes[row]!]! += values[row]!;
  return sums;
}
