import type { Estimate } from '../estimate.ts';

// Two standard errors out a bootstrap of 2,000 draws still has 45 draws beyond; four out it has none.
const readAtZ = 2;

/** The standard error towards one side, read off the interval: a skewed one has two. Undefined without an interval. */
export function standardError(estimate: Estimate, side: 'lower' | 'upper'): number | undefined {
  const { boundsAt, value } = estimate;
  if (!boundsAt || Number.isNaN(value)) return undefined;
  const error = Math.abs(value - boundsAt(readAtZ)[side]) / readAtZ;
  return Number.isFinite(error) && error > 0 ? error : undefined;
}

/** How much the improvement of one model over an equal one varies. */
export interface PairedNoise {
  /** Of the improvement, over samples of as many rows. */
  readonly standardError: number;
  /** Between trainings of the same model, over what the rows explain; 0 where it is not known. */
  readonly betweenTrainings: number;
  /** Retrainings that it was measured by; 0: assumed from the correlation. */
  readonly retrainings: number;
}

/**
 * From improvements of retrainings over the champion: the rows give each a standard error, and what the improvements differ from 0
 * beyond that is the training's own (moments: τ² = mean d² − mean SE²). The champion was chosen and its retrainings were not, so
 * their distance from 0 counts, not only their spread.
 */
export function noiseOfRetrainings(improvements: readonly Estimate[]): PairedNoise | undefined {
  const known = improvements.flatMap((estimate) => {
    const error = standardError(estimate, 'lower');
    return error === undefined ? [] : [{ value: estimate.value, error }];
  });
  if (known.length === 0) return undefined;
  const mean = (of: (one: (typeof known)[number]) => number): number =>
    known.reduce((sum, one) => sum + of(one), 0) / known.length;
  const sampling = mean(({ error }) => error ** 2);
  const excess = mean(({ value }) => value ** 2) - sampling;
  return {
    standardError: Math.sqrt(sampling),
    betweenTrainings: Math.sqrt(Math.max(0, excess)),
    retrainings: known.length,
  };
}

/** Without retrainings: the errors of two equal models correlate by `correlation`. */
export function assumedNoise(standardErrorOfOne: number, correlation: number): PairedNoise {
  return {
    standardError: standardErrorOfOne * Math.sqrt(2 * (1 - correlation)),
    betweenTrainings: 0,
    retrainings: 0,
  };
}
