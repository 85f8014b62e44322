import { chiSquareTwoSample } from '#stats/chi-square-test.ts';
import { ksTwoSample } from '#stats/ks-two-sample.ts';
import { normalSurvival } from '#stats/normal.ts';
import { totalVariationDistance } from '#stats/total-variation.ts';
import type { DriftPolicy } from '../drift/drift-policy.ts';
import { corrections } from '../drift/judge-columns.ts';
import type { ArrivalComparison } from './labelled-predictions.ts';

/** Distance of the rows that are measured from all rows, from which they no longer stand for them. */
const limits: Readonly<Record<ArrivalComparison['unit'], number>> = {
  'standard deviations': 0.2,
  'total variation': 0.1,
  'KS distance': 0.1,
};

export interface JudgedArrival extends ArrivalComparison {
  /** Distance of the labelled rows from all rows. */
  readonly fromAll: number;
  readonly limit: number;
  readonly selective: boolean;
}

/**
 * Whether labels arrive for some kinds of rows rather than for others: real (corrected for the number of columns), and
 * large. Large is the distance of the labelled rows from *all* rows: with nearly every label there, it no longer matters
 * which ones are missing.
 */
export function judgeArrival(
  comparisons: readonly ArrivalComparison[],
  coverage: number,
  { alpha, correction }: Pick<DriftPolicy, 'alpha' | 'correction'>,
): JudgedArrival[] {
  const adjusted = corrections[correction](comparisons.map(({ pValue }) => pValue));
  return comparisons.map((one, index) => {
    const pValue = adjusted[index]!;
    const fromAll = (1 - coverage) * one.distance;
    const limit = limits[one.unit];
    return { ...one, pValue, fromAll, limit, selective: pValue <= alpha && fromAll > limit };
  });
}

/** Scores of labelled and of unlabelled rows. */
export function arrivalOfScores(
  column: string,
  labelled: Float64Array,
  unlabelled: Float64Array,
): ArrivalComparison {
  const { statistic, pValue } = ksTwoSample(labelled.toSorted(), unlabelled.toSorted());
  return { column, pValue, distance: statistic, unit: 'KS distance' };
}

/** Mean and spread of a feature. */
export interface Moments {
  readonly n: number;
  readonly mean: number;
  readonly std: number;
}

/** By Welch's test. */
export function arrivalOfMoments(
  column: string,
  labelled: Moments,
  unlabelled: Moments,
): ArrivalComparison {
  const difference = Math.abs(labelled.mean - unlabelled.mean);
  const [a, b] = [labelled.std ** 2, unlabelled.std ** 2];
  const standardError = Math.sqrt(a / labelled.n + b / unlabelled.n);
  const spread = Math.sqrt((a + b) / 2);
  const apart = (scale: number): number =>
    difference === 0 ? 0 : scale === 0 ? Number.POSITIVE_INFINITY : difference / scale;
  return {
    column,
    pValue: 2 * normalSurvival(apart(standardError)),
    distance: apart(spread),
    unit: 'standard deviations',
  };
}

/** By the chi-squared test of independence. */
export function arrivalOfValues(
  column: string,
  labelled: ReadonlyMap<string, number>,
  unlabelled: ReadonlyMap<string, number>,
): ArrivalComparison {
  const values = [...new Set([...labelled.keys(), ...unlabelled.keys()])].sort();
  const sides = [labelled, unlabelled].map((counts) =>
    values.map((value) => counts.get(value) ?? 0),
  );
  const [a, b] = [sides[0]!, sides[1]!];
  return {
    column,
    pValue: values.length < 2 ? 1 : chiSquareTwoSample(a, b).pValue,
    distance: totalVariationDistance(a, b),
    unit: 'total variation',
  };
}
