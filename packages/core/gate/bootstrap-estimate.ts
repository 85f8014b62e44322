import { acceleration, bcaBounds } from '#stats/bca-interval.ts';
import { percentileBounds, sortDraws, type Draws } from '#stats/bootstrap-interval.ts';
import { denseCodes } from '#stats/cluster-resampling.ts';
import { errorMoments } from '#stats/error-moments.ts';
import type { Jackknife } from '#stats/jackknife-sums.ts';
import {
  differenceBounds,
  skewCorrected,
  type SmoothEstimate,
} from '#stats/skew-corrected-interval.ts';
import { studentFromNormal } from '#stats/student-t.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import type { Estimate } from './estimate.ts';
import { smallestEffectiveClass } from './effective-class.ts';
import type { GateRows, Labels } from './gate-rows.ts';
import type { ValueRange } from './metric.ts';

/** A value with the values of its bootstrap draws. */
export interface Sampled {
  readonly value: number;
  readonly draws: Float64Array;
  /** A better interval of one model than the percentiles of its draws, where there is one. */
  readonly single?: SingleInterval;
  /** Of a smooth value. Without it, the interval is read off the percentiles, and `interval: bca` corrects the bias alone. */
  readonly jackknife?: () => Jackknife;
  /** Values that there can be. */
  readonly range?: ValueRange;
}

export interface SingleInterval {
  /** Instead of 'bootstrap, 2000 draws'. */
  readonly method?: string;
  readonly bounds: ReadBounds;
  readonly facts?: Readonly<Record<string, number>>;
}

/** Draw by draw, on the same drawn rows; above 0 is better. */
export function improvementOf(
  candidate: Sampled,
  champion: Sampled,
  better: 'higher' | 'lower',
): Sampled {
  const sign = better === 'higher' ? 1 : -1;
  return {
    value: sign * (candidate.value - champion.value),
    draws: candidate.draws.map((value, draw) => sign * (value - champion.draws[draw]!)),
    ...(candidate.jackknife && champion.jackknife
      ? { jackknife: () => jackknifeOfDifference(candidate, champion, sign) }
      : {}),
  };
}

function jackknifeOfDifference(candidate: Sampled, champion: Sampled, sign: number): Jackknife {
  const [one, other] = [candidate.jackknife!(), champion.jackknife!()];
  const changes = one.changes.map((change, unit) => sign * (change - other.changes[unit]!));
  const bias = sign * (one.bias - other.bias);
  // The two models bend along influences of their own, and what is left of it in their difference is little.
  return { ...one, changes, bias, curvature: 0 };
}

/** How an interval is read off the draws. */
export type ReadBounds = (draws: Draws, value: number, z: number) => Bounds;

const percentiles: ReadBounds = (draws, _value, z) => percentileBounds(draws, z);

/** Percentiles, widened to contain the value. */
export const percentilesWithValue: ReadBounds = (draws, value, z) => {
  const { lower, upper } = percentileBounds(draws, z);
  return { lower: Math.min(value, lower), upper: Math.max(value, upper) };
};

// Measured: with 20 rows of a class the percentiles of a log loss miss the truth three times as often as they say.
const minRowsOfClass = 30;

/** No interval below `minRowsOfClass` rows of a class (of a regression: rows), nor when the draws have no spread. */
export function bootstrapEstimate(
  rows: GateRows<Labels>,
  sampled: Sampled,
  { paired, bounds = percentiles }: { readonly paired: boolean; readonly bounds?: ReadBounds },
): Estimate {
  const { labels, drawnBy, interval } = rows;
  const { value, draws, single } = sampled;
  const n = labels.length;
  const method = `${paired ? 'paired ' : ''}${drawnBy}, ${draws.length} draws`;
  const estimate = { value, n, rows: n, method };
  const smallest = fewest(rows);
  if (smallest.count < minRowsOfClass) {
    const unknown = `${smallest.count} ${smallest.what} are too few for a bootstrap interval, which takes ${minRowsOfClass}`;
    const rowsForInterval = Math.ceil((n * minRowsOfClass) / smallest.count);
    return { ...estimate, unknown, rowsForInterval };
  }
  const sorted = sortDraws(draws);
  if (sorted.standardDeviation > 0) {
    if (single && !paired && interval === 'auto') {
      const { bounds: read, ...named } = single;
      return { ...estimate, ...named, boundsAt: (z) => read(sorted, value, z) };
    }
    // Draws are too near by √((k − 1) / k), and their percentiles as a normal interval is nearer than Student's (Hesterberg 2015).
    const wider = Math.sqrt(smallest.count / (smallest.count - 1));
    const widened = (z: number): number => wider * studentFromNormal(z, smallest.count - 1);
    // A metric that reads its draws in a way of its own, against a bias of its own, keeps to it.
    const ownBounds = bounds !== percentiles && bounds !== percentilesWithValue;
    if (interval === 'bca' && !ownBounds) {
      const a = sampled.jackknife ? acceleration(sampled.jackknife()) : 0;
      const named = `${method}, ${sampled.jackknife ? 'BCa' : 'bias-corrected'}`;
      const boundsAt = (z: number): Bounds => bcaBounds(sorted, value, a, widened(z));
      return { ...estimate, method: named, boundsAt };
    }
    if (interval === 'auto' && !ownBounds && sampled.jackknife) {
      const error = errorOf(rows, sampled, {
        ofDraws: wider * sorted.standardDeviation,
        most: smallest.count - 1,
      });
      const [lowest, highest] = sampled.range ?? everything;
      const boundsAt = (z: number): Bounds => {
        if (paired) return differenceBounds(error, z);
        const { lower, upper } = skewCorrected(error, z);
        return { lower: Math.max(lowest, lower), upper: Math.min(highest, upper) };
      };
      return { ...estimate, method: `${method}, Student's t`, boundsAt };
    }
    return { ...estimate, boundsAt: (z) => bounds(sorted, value, widened(z)) };
  }
  const unknown = 'every bootstrap draw gives the same value, so the rows say nothing of the noise';
  return { ...estimate, unknown };
}

/**
 * What is known of the error. Its size is the larger of those by the draws and by the jackknife, which on average never falls short (Efron
 * and Stein 1981); where draws are stratified, which the jackknife is not, that of the draws.
 * @param known `ofDraws`: the standard error by the draws; `most`: degrees of freedom there can be
 */
function errorOf(
  { drawnBy }: GateRows<Labels>,
  { value, jackknife }: Sampled,
  known: { readonly ofDraws: number; readonly most: number },
): SmoothEstimate {
  const { bias, curvature, ...influence } = jackknife!();
  const { standardError: ofJackknife, skewness, degreesOfFreedom } = errorMoments([influence]);
  const standardError =
    drawnBy === 'stratified bootstrap' ? known.ofDraws : Math.max(known.ofDraws, ofJackknife);
  return {
    value,
    standardError,
    skewness,
    degreesOfFreedom: Math.min(degreesOfFreedom, known.most),
    bias: bias / standardError,
    curvature,
  };
}

const everything: ValueRange = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** What there is least of, and decides how good an interval can be: rows of a class, or clusters. */
function fewest({ labels, weights, clusters }: GateRows<Labels>): { count: number; what: string } {
  const ofClass = weights ? smallestEffectiveClass(labels, weights) : smallestClass(labels);
  const { count } = clusters ? denseCodes(clusters) : { count: Number.POSITIVE_INFINITY };
  if (count < ofClass) return { count, what: 'clusters' };
  const what = `${weights ? 'effective ' : ''}rows${labels instanceof Uint8Array ? ' of a class' : ''}`;
  return { count: ofClass, what };
}

function smallestClass(labels: Labels): number {
  if (!(labels instanceof Uint8Array)) return labels.length;
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const sizes = [positives, labels.length - positives].filter((size) => size > 0);
  return Math.min(...sizes);
}
