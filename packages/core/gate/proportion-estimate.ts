import { newcombePairedBounds, type PairedOutcomes } from '#stats/newcombe-interval.ts';
import { mcnemar } from '#stats/mcnemar.ts';
import { rowsForPairedProportions, rowsForProportion } from '#stats/rows-needed.ts';
import type { WeightedProportion } from '#stats/weighted-proportion.ts';
import { wilsonBounds } from '#stats/wilson-interval.ts';
import { undefinedEstimate, type Estimate } from './estimate.ts';

/** A share with its Wilson interval. @param rows of the table; `n` of them are what the share is of */
export function proportionEstimate(
  successes: number,
  n: number,
  { rows, unknown }: { rows: number; unknown: string },
): Estimate {
  if (n === 0) return undefinedEstimate({ n, rows }, 'Wilson', unknown);
  const share = successes / n;
  return {
    value: share,
    n,
    rows,
    method: 'Wilson',
    boundsAt: (z) => wilsonBounds(successes, n, z),
    rowsFor: (limit, level) => (rowsForProportion(share, limit, level) * rows) / n,
  };
}

/** A share of weighted rows, with Wilson's interval of as many rows as they are worth. */
export function weightedProportionEstimate(
  { share, n, effectiveRows }: WeightedProportion,
  { rows, unknown }: { rows: number; unknown: string },
): Estimate {
  const method = 'Wilson over effective rows';
  if (n === 0) return undefinedEstimate({ n, rows }, method, unknown);
  return {
    value: share,
    n,
    rows,
    method,
    boundsAt: (z) => wilsonBounds(share * effectiveRows, effectiveRows, z),
    rowsFor: (limit, level) => (rowsForProportion(share, limit, level) * rows) / effectiveRows,
  };
}

/**
 * The difference of two shares of the same rows: Newcombe's paired interval, with McNemar's p-values of "no
 * difference" beside it.
 */
export function pairedProportionEstimate(
  outcomes: PairedOutcomes,
  { rows, unknown }: { rows: number; unknown: string },
): Estimate {
  const { both, firstOnly, secondOnly, neither } = outcomes;
  const n = both + firstOnly + secondOnly + neither;
  const method = 'McNemar, Newcombe paired interval';
  if (n === 0) return undefinedEstimate({ n, rows }, method, unknown);
  const { exactP, midP } = mcnemar(firstOnly, secondOnly);
  const discordant = (firstOnly + secondOnly) / n;
  const difference = (firstOnly - secondOnly) / n;
  return {
    value: difference,
    n,
    rows,
    method,
    boundsAt: (z) => newcombePairedBounds(outcomes, z),
    rowsFor: (limit, level) =>
      (rowsForPairedProportions(discordant, difference - limit, level) * rows) / n,
    facts: { both, candidateOnly: firstOnly, championOnly: secondOnly, neither, exactP, midP },
  };
}

/** Counts rows by which of the two models `isRight` about; rows it answers `undefined` for are left out. */
export function pairedOutcomes(
  rowCount: number,
  isRight: (row: number) => readonly [boolean, boolean] | undefined,
): PairedOutcomes {
  const counts = { both: 0, firstOnly: 0, secondOnly: 0, neither: 0 };
  for (let row = 0; row < rowCount; row++) {
    const right = isRight(row);
    if (!right) continue;
    const [first, second] = right;
    if (first) counts[second ? 'both' : 'firstOnly']++;
    else counts[second ? 'secondOnly' : 'neither']++;
  }
  return counts;
}
