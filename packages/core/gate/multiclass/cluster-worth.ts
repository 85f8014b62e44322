import { clusterVariance } from '#stats/cluster-variance.ts';
import { effectiveRows } from '#stats/effective-rows.ts';

/**
 * Independent rows that would know a share as well as these clusters do: rows over the design effect (Kish 1965), and never
 * more than there are. Without a mistake, or with nothing else, nothing tells how alike the rows of a cluster are: they may be one.
 */
export function independentRows(isRight: (row: number) => boolean, clusters: Uint32Array): number {
  const figures = Float64Array.from(clusters, (_cluster, row) => Number(isRight(row)));
  const mean = figures.reduce((sum, one) => sum + one, 0) / figures.length;
  if (mean === 0 || mean === 1) return effectiveClusters(clusters);
  const { designEffect } = clusterVariance(
    figures.map((one) => one - mean),
    clusters,
  );
  return figures.length / Math.max(1, designEffect);
}

/** Clusters of equal size that would be worth as much. */
function effectiveClusters(clusters: Uint32Array): number {
  const sizes = new Map<number, number>();
  for (const cluster of clusters) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  return effectiveRows(Float64Array.from(sizes.values()));
}
