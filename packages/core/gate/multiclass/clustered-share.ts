import { denseCodes } from '#stats/cluster-resampling.ts';
import { studentFromNormal } from '#stats/student-t.ts';
import { wilsonBounds } from '#stats/wilson-interval.ts';
import type { Estimate } from '../estimate.ts';
import { independentRows } from './cluster-worth.ts';

/** With fewer the variance between clusters is hardly known. */
export const fewestClusters = 30;

/** Why clusters allow no interval. */
export function tooFewClusters(
  clusters: Uint32Array,
): Pick<Estimate, 'unknown' | 'rowsForInterval'> | undefined {
  const { count } = denseCodes(clusters);
  if (count >= fewestClusters) return undefined;
  return {
    unknown: `${count} clusters are too few for an interval, which takes ${fewestClusters}`,
    rowsForInterval: Math.ceil((clusters.length * fewestClusters) / count),
  };
}

/**
 * A share of clustered rows: Wilson's interval of as many rows as they are worth, by Student's t, since how much that is
 * is known from the clusters (Korn and Graubard 1998, with Wilson's interval; Dean and Pagano 2015).
 */
export function clusteredShare(isRight: (row: number) => boolean, clusters: Uint32Array): Estimate {
  const rows = clusters.length;
  let right = 0;
  for (let row = 0; row < rows; row++) if (isRight(row)) right++;
  const estimate = {
    value: right / rows,
    n: rows,
    rows,
    method: 'Wilson over effective rows, clustered',
  };
  const few = tooFewClusters(clusters);
  if (few) return { ...estimate, ...few };
  const { count } = denseCodes(clusters);
  const worth = independentRows(isRight, clusters);
  return {
    ...estimate,
    facts: { clusters: count, designEffect: rows / worth },
    boundsAt: (z) => wilsonBounds((right / rows) * worth, worth, studentFromNormal(z, count - 1)),
  };
}
