import { clusterVariance, sumsOfClusters, type ClusterVariance } from './cluster-variance.ts';
import type { AucDifference, AucEstimate } from './delong.ts';
import { placements, type Placements } from './roc-placements.ts';
import type { ScoreOrder } from './score-order.ts';

interface ClusteredLabels {
  readonly labels: Uint8Array;
  readonly clusters: Uint32Array;
}

/** DeLong's components summed up by clusters before they are squared (Obuchowski 1997). */
export function clusteredAuc(
  rows: ClusteredLabels,
  scores: Float64Array,
  order?: ScoreOrder,
): AucEstimate & ClusterVariance {
  return single(rows, placements(rows.labels, scores, order)).estimate;
}

export function clusteredAucDifference(
  rows: ClusteredLabels,
  scores: { readonly first: Float64Array; readonly second: Float64Array },
  orders: { readonly first?: ScoreOrder; readonly second?: ScoreOrder } = {},
): AucDifference & ClusterVariance {
  const a = single(rows, placements(rows.labels, scores.first, orders.first));
  const b = single(rows, placements(rows.labels, scores.second, orders.second));
  const between = a.influence.map((one, row) => one - b.influence[row]!);
  const ofDifference = clusterVariance(between, rows.clusters);
  const [first, second] = [a.estimate, b.estimate];
  return {
    first,
    second,
    ...ofDifference,
    covariance: (first.variance + second.variance - ofDifference.variance) / 2,
    difference: first.auc - second.auc,
    influence: () => [{ changes: sumsOfClusters(between, rows.clusters) }],
  };
}

function single(
  { labels, clusters }: ClusteredLabels,
  { ofPositives, ofNegatives, auc }: Placements,
): { estimate: AucEstimate & ClusterVariance; influence: Float64Array } {
  const [positives, negatives] = [ofPositives.length, ofNegatives.length];
  const influence = new Float64Array(labels.length);
  let [p, n] = [0, 0];
  for (let row = 0; row < labels.length; row++) {
    influence[row] =
      labels[row] === 1
        ? (ofPositives[p++]! - auc) / positives
        : (ofNegatives[n++]! - auc) / negatives;
  }
  return {
    estimate: { auc, positives, negatives, ...clusterVariance(influence, clusters) },
    influence,
  };
}
