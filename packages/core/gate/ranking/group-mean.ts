import { effectiveRows } from '#stats/effective-rows.ts';
import { newcombePairedBounds } from '#stats/newcombe-interval.ts';
import { differenceBounds, skewCorrected } from '#stats/skew-corrected-interval.ts';
import { wilsonBounds, type Bounds } from '#stats/wilson-interval.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { countText } from '../number-text.ts';
import { groupMoments, unitsOf, type GroupEvidence } from './weighted-moments.ts';

/** A figure of every group, and what there is beside it. */
export interface GroupFigures {
  /** Of the groups that count. */
  readonly values: Float64Array;
  /** Rows of the table. */
  readonly rows: number;
  /** Groups without a relevant row. */
  readonly withoutRelevant: number;
  readonly excluded: boolean;
  /** Of the groups that count. */
  readonly evidence: GroupEvidence;
}

// The law of a mean of fewer groups is too far from Student's when most of them are 1 or 0.
const minGroups = 30;

/** Mean over groups, which are what was sampled: rows of a group stand and fall together. */
export function meanEstimate(figures: GroupFigures): Estimate {
  const known = describe(figures);
  if ('unknown' in known) return known;
  const error = groupMoments(figures.values, figures.evidence);
  const { value: mean, standardError } = error;
  const { count: units } = unitsOf(figures.values.length, figures.evidence);
  const estimate: Estimate = { ...known, value: mean };
  const few = tooFewGroups(figures);
  if (few) return { ...estimate, ...few };
  if (standardError > rounding) {
    // Measured: of 100 groups with a mean of 0.97 the plain interval lies above the truth three times as often as it says.
    const boundsAt: Estimate['boundsAt'] = (z) => {
      const { lower, upper } = skewCorrected(error, z);
      return { lower: Math.max(0, lower), upper: Math.min(1, upper) };
    };
    return { ...estimate, boundsAt };
  }
  if (!isExtreme(mean)) return { ...estimate, unknown: noSpread };
  // A figure between 0 and 1 varies at most as a coin of the same mean does.
  return {
    ...estimate,
    method: `Wilson over ${known.method.slice(known.method.indexOf('over ') + 5)}`,
    boundsAt: (z) => wilsonBounds(Math.round(mean) * units, units, z),
  };
}

// A spread below this is what sums of doubles leave of none.
const rounding = 1e-12;

/** Of all groups, since figures lie between 0 and 1. */
function isExtreme(mean: number): boolean {
  return Math.abs(mean - Math.round(mean)) < rounding;
}

const noSpread = 'every group has the same value, so the rows say nothing of the noise';

/** Mean of the differences by group. */
export function differenceEstimate(
  figures: GroupFigures,
  candidate: Float64Array,
  champion: Float64Array,
): Estimate {
  const known = describe(figures);
  if ('unknown' in known) return { ...known, method: `paired ${known.method}` };
  const error = groupMoments(figures.values, figures.evidence);
  const { value: mean, standardError } = error;
  const { count: units } = unitsOf(figures.values.length, figures.evidence);
  const estimate: Estimate = { ...known, method: `paired ${known.method}`, value: mean };
  const few = tooFewGroups(figures);
  if (few) return { ...estimate, ...few };
  if (standardError > rounding) {
    return { ...estimate, boundsAt: (z): Bounds => differenceBounds(error, z) };
  }
  const means = [candidate, champion].map((of) => groupMoments(of, figures.evidence).value);
  if (!means.every((one) => isExtreme(one))) return { ...estimate, unknown: noSpread };
  const [first, second] = means.map((one) => Math.round(one)) as [number, number];
  const outcomes = {
    both: units * Math.min(first, second),
    firstOnly: units * Math.max(0, first - second),
    secondOnly: units * Math.max(0, second - first),
    neither: units * (1 - Math.max(first, second)),
  };
  return {
    ...estimate,
    method: `Newcombe ${estimate.method}`,
    boundsAt: (z) => newcombePairedBounds(outcomes, z),
  };
}

function describe({ values, rows, withoutRelevant, excluded, evidence }: GroupFigures): Estimate {
  const n = values.length;
  const left = excluded ? 'left out' : 'counted as 0';
  const note =
    withoutRelevant > 0 ? ` (${countText(withoutRelevant)} without a relevant row ${left})` : '';
  const how = evidence.clusters ? ', clustered' : evidence.weights ? ', weighted' : '';
  const method = `Student t over ${countText(n)} groups${how}${note}`;
  const { weights } = evidence;
  const facts = {
    groups: n,
    groupsWithoutRelevant: withoutRelevant,
    ...(weights && n > 0 ? { effectiveGroups: effectiveRows(weights) } : {}),
    ...(evidence.clusters ? { clusters: unitsOf(n, evidence).count } : {}),
  };
  if (n === 0) {
    return { ...undefinedEstimate({ n, rows }, method, 'no group has a relevant row'), facts };
  }
  return { value: Number.NaN, n, rows, method, facts };
}

function tooFewGroups({
  values,
  rows,
  evidence,
}: GroupFigures): Pick<Estimate, 'unknown' | 'rowsForInterval'> | undefined {
  const { count, what } = unitsOf(values.length, evidence);
  if (count >= minGroups) return undefined;
  return {
    unknown: `${count} ${what} are too few for an interval, which takes ${minGroups}`,
    rowsForInterval: Math.ceil((rows * minGroups) / count),
  };
}
