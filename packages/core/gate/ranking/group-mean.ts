import { logit, logitBounds } from '#stats/logit-interval.ts';
import { newcombePairedBounds } from '#stats/newcombe-interval.ts';
import { normalSurvival } from '#stats/normal.ts';
import { studentCriticalOfTail } from '#stats/student-t.ts';
import { wilsonBounds, type Bounds } from '#stats/wilson-interval.ts';
import { undefinedEstimate, type Estimate } from '../estimate.ts';
import { countText } from '../number-text.ts';

/** A figure of every group, and what there is beside it. */
export interface GroupFigures {
  /** Of the groups that count. */
  readonly values: Float64Array;
  /** Rows of the table. */
  readonly rows: number;
  /** Groups without a relevant row. */
  readonly withoutRelevant: number;
  readonly excluded: boolean;
}

// The law of a mean of fewer groups is too far from Student's when most of them are 1 or 0.
const minGroups = 30;

/** Mean over groups, which are what was sampled: rows of a group stand and fall together. */
export function meanEstimate(figures: GroupFigures): Estimate {
  const known = describe(figures);
  if ('unknown' in known) return known;
  const { mean, standardError } = moments(figures.values);
  const groups = figures.values.length;
  const estimate: Estimate = { ...known, value: mean };
  const few = tooFewGroups(figures);
  if (few) return { ...estimate, ...few };
  if (standardError > rounding) {
    // Measured: of 100 groups with a mean of 0.97 the plain interval lies above the truth four times as often as it says.
    const onLogitScale = standardError / (mean * (1 - mean));
    const boundsAt: Estimate['boundsAt'] = (z) =>
      logitBounds(logit(mean), studentFactor(groups, z) * onLogitScale);
    return { ...estimate, boundsAt };
  }
  if (!isExtreme(mean)) return { ...estimate, unknown: noSpread };
  // A figure between 0 and 1 varies at most as a coin of the same mean does.
  return {
    ...estimate,
    method: `Wilson over ${known.method.slice(known.method.indexOf('over ') + 5)}`,
    boundsAt: (z) => wilsonBounds(Math.round(mean) * groups, groups, z),
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
  const { mean, standardError } = moments(figures.values);
  const groups = figures.values.length;
  const estimate: Estimate = { ...known, method: `paired ${known.method}`, value: mean };
  const few = tooFewGroups(figures);
  if (few) return { ...estimate, ...few };
  if (standardError > rounding) {
    const boundsAt = (z: number): Bounds => {
      const halfWidth = studentFactor(groups, z) * standardError;
      return { lower: mean - halfWidth, upper: mean + halfWidth };
    };
    return { ...estimate, boundsAt };
  }
  const means = [candidate, champion].map((of) => moments(of).mean);
  if (!means.every((one) => isExtreme(one))) return { ...estimate, unknown: noSpread };
  const [first, second] = means.map((one) => Math.round(one)) as [number, number];
  const outcomes = {
    both: groups * Math.min(first, second),
    firstOnly: groups * Math.max(0, first - second),
    secondOnly: groups * Math.max(0, second - first),
    neither: groups * (1 - Math.max(first, second)),
  };
  return {
    ...estimate,
    method: `Newcombe ${estimate.method}`,
    boundsAt: (z) => newcombePairedBounds(outcomes, z),
  };
}

function describe({ values, rows, withoutRelevant, excluded }: GroupFigures): Estimate {
  const n = values.length;
  const left = excluded ? 'left out' : 'counted as 0';
  const note =
    withoutRelevant > 0 ? ` (${countText(withoutRelevant)} without a relevant row ${left})` : '';
  const method = `Student t over ${countText(n)} groups${note}`;
  const facts = { groups: n, groupsWithoutRelevant: withoutRelevant };
  if (n === 0) {
    return { ...undefinedEstimate({ n, rows }, method, 'no group has a relevant row'), facts };
  }
  return { value: Number.NaN, n, rows, method, facts };
}

function tooFewGroups({
  values,
  rows,
}: GroupFigures): Pick<Estimate, 'unknown' | 'rowsForInterval'> | undefined {
  if (values.length >= minGroups) return undefined;
  return {
    unknown: `${values.length} groups are too few for an interval, which takes ${minGroups}`,
    rowsForInterval: Math.ceil((rows * minGroups) / values.length),
  };
}

function moments(values: Float64Array): { mean: number; standardError: number } {
  const n = values.length;
  const first = values[0]!;
  // From the first value: a column of equal values has mean and spread exactly.
  const mean = first + values.reduce((sum, value) => sum + (value - first), 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, standardError: Math.sqrt(squares / (n - 1) / n) };
}

/** Standard errors that leave P(Z > z) on each side, by Student's t of the groups. */
function studentFactor(groups: number, z: number): number {
  return studentCriticalOfTail(2 * normalSurvival(z), groups - 1);
}
