import {
  delongLogitBounds,
  delongPaired,
  delongSingle,
  type AucDifference,
  type AucEstimate,
} from '#stats/delong.ts';
import { errorMoments } from '#stats/error-moments.ts';
import { newcombePairedBounds } from '#stats/newcombe-interval.ts';
import { differenceBounds } from '#stats/skew-corrected-interval.ts';
import type { ScoreOrder } from '#stats/score-order.ts';
import { weightedAuc, weightedAucDifference } from '#stats/weighted-auc.ts';
import { wilsonBounds } from '#stats/wilson-interval.ts';
import type { ClusterVariance } from '#stats/cluster-variance.ts';
import { clusteredAuc, clusteredAucDifference } from '#stats/clustered-auc.ts';
import { absentClass } from '../class-counts.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import type { GateRows } from '../gate-rows.ts';
import type { Metric } from '../metric.ts';

/** Area under the ROC curve; DeLong's intervals, single and paired. */
export const rocAuc: Metric<Uint8Array> = {
  better: 'higher',
  range: [0, 1],
  evaluate(rows) {
    const { champion } = rows;
    if (!champion) return { candidate: singleEstimate(rows, aucOf(rows)) };
    const difference = differenceOf(rows, champion);
    return {
      candidate: singleEstimate(rows, difference.first),
      champion: singleEstimate(rows, difference.second),
      improvement: pairedEstimate(rows, difference),
    };
  },
};

function aucOf(rows: GateRows<Uint8Array>): AucEstimate {
  const { labels, weights, clusters, candidate } = rows;
  if (clusters) return clusteredAuc({ labels, clusters }, candidate, rows.order('candidate'));
  return weights
    ? weightedAuc({ labels, weights }, rows.order('candidate'))
    : delongSingle(labels, candidate, rows.order('candidate'));
}

function differenceOf(rows: GateRows<Uint8Array>, champion: Float64Array): AucDifference {
  const { labels, weights, clusters, candidate } = rows;
  const orders = { first: rows.order('candidate'), second: rows.order('champion') };
  if (weights) return weightedAucDifference({ labels, weights }, orders.first, orders.second);
  return clusters
    ? clusteredAucDifference({ labels, clusters }, { first: candidate, second: champion }, orders)
    : delongPaired(labels, candidate, champion, orders);
}

// With fewer the variance between clusters is hardly known.
const fewestClusters = 30;

// Fewer rows than this may rank alike by accident.
const minRowsToRankAlike = 20;

function singleEstimate(rows: GateRows<Uint8Array>, single: AucEstimate): Estimate {
  const { auc, variance, ...size } = single;
  const estimate = {
    value: auc,
    n: rows.labels.length,
    rows: rows.labels.length,
    method: methodOf('DeLong, logit scale', rows),
  };
  const unknown = tooFew(rows, size);
  if (unknown) return { ...estimate, ...unknown };
  if (variance === 0 && (auc === 1 || auc === 0)) {
    // Perfect separation has no DeLong variance. Pairing each row of the smaller class with one of the larger
    // gives independent trials whose chance of success is the AUC.
    const pairs = Math.floor(Math.min(size.positives, size.negatives));
    const boundsAt = (z: number) => wilsonBounds(auc * pairs, pairs, z);
    return {
      ...estimate,
      method: `Wilson over ${pairs} disjoint pairs (no DeLong variance)`,
      boundsAt,
    };
  }
  const facts = clusterFacts(single);
  const constant = variance === 0 ? ' (every row has the same score)' : '';
  const method = `${estimate.method}${constant}`;
  return { ...estimate, method, boundsAt: (z) => delongLogitBounds(single, z), facts };
}

function pairedEstimate(rows: GateRows<Uint8Array>, compared: AucDifference): Estimate {
  const { difference, variance, first, second } = compared;
  const n = rows.labels.length;
  const estimate = { value: difference, n, rows: n, method: methodOf('DeLong paired', rows) };
  const unknown = tooFew(rows, first);
  if (unknown) return { ...estimate, ...unknown };
  if (variance > 0) {
    const standardError = Math.sqrt(variance);
    const error = { ...errorMoments(compared.influence()), value: difference, standardError };
    const facts = {
      covariance: compared.covariance,
      standardError,
      ...clusterFacts(compared),
    };
    return { ...estimate, boundsAt: (z) => differenceBounds(error, z), facts };
  }
  if (n >= minRowsToRankAlike && rankAlike(rows.order('candidate'), rows.order('champion'))) {
    const boundsAt = () => ({ lower: difference, upper: difference });
    return { ...estimate, method: 'DeLong paired (both rank every row alike)', boundsAt };
  }
  return { ...estimate, ...withoutVariance(first, second) };
}

/** Both models separate perfectly, by different scores: equal here, but the rows hold little information. */
function withoutVariance(first: AucEstimate, second: AucEstimate): Partial<Estimate> {
  const pairs = Math.floor(Math.min(first.positives, first.negatives));
  const perfect = [first.auc, second.auc].every((auc) => auc === 0 || auc === 1);
  if (!perfect) {
    return {
      unknown: 'the difference has no variance on these rows, so they say nothing of the noise',
    };
  }
  const [a, b] = [first.auc === 1, second.auc === 1];
  const outcomes = {
    both: a && b ? pairs : 0,
    firstOnly: a && !b ? pairs : 0,
    secondOnly: !a && b ? pairs : 0,
    neither: !a && !b ? pairs : 0,
  };
  return {
    method: `Newcombe paired over ${pairs} disjoint pairs (no DeLong variance)`,
    boundsAt: (z) => newcombePairedBounds(outcomes, z),
  };
}

/** How much less the rows say than independent ones would. */
function clusterFacts({
  clusters,
  designEffect,
}: Partial<ClusterVariance>): Record<string, number> {
  return clusters === undefined || designEffect === undefined ? {} : { clusters, designEffect };
}

function methodOf(method: string, { weights, clusters }: GateRows<Uint8Array>): string {
  if (clusters) return `${method}, clustered`;
  return weights ? `${method}, weighted` : method;
}

function tooFew(
  { labels, weights }: GateRows<Uint8Array>,
  { positives, negatives, clusters }: Pick<AucEstimate, 'positives' | 'negatives' | 'clusters'>,
): Partial<Estimate> | undefined {
  const absent = absentClass(labels, weights);
  if (absent) return undefinedEstimate({ n: labels.length, rows: labels.length }, 'DeLong', absent);
  if (clusters !== undefined && clusters < fewestClusters) {
    return {
      unknown: `${clusters} clusters are too few for an interval, which takes ${fewestClusters}`,
      rowsForInterval: Math.ceil((labels.length * fewestClusters) / clusters),
    };
  }
  const smaller = Math.min(positives, negatives);
  if (smaller >= 2) return undefined;
  return {
    unknown: `one ${weights ? 'effective ' : ''}${positives < 2 ? 'positive' : 'negative'} row is too few for an interval, which takes two`,
    rowsForInterval: 2 * labels.length,
  };
}

/** One's scores are a strictly increasing function of the other's. */
function rankAlike(one: ScoreOrder, two: ScoreOrder): boolean {
  return (
    one.rows.every((row, at) => row === two.rows[at]) &&
    one.endsTie.every((ends, at) => ends === two.endsTie[at])
  );
}
