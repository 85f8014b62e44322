/** How far an estimate moves when each row (or what else is independent) is left out; `counts`: of how many rows each entry speaks (1). */
export interface Influence {
  readonly changes: Float64Array;
  readonly counts?: Float64Array;
}

/** What the influences of rows say of the error of an estimate. */
export interface ErrorMoments {
  readonly standardError: number;
  /** Third standardised moment of the error: that of a row over √rows. */
  readonly skewness: number;
  /** How well the standard error itself is known, as of Student's t. */
  readonly degreesOfFreedom: number;
}

/**
 * Moments of the error by the influences of each stratum that was sampled (one, or both classes), about their mean there. Welch's degrees
 * of freedom, with those of a stratum divided by 1 + its excess kurtosis: a spread that a few rows make is known as badly as by a few rows
 * (Satterthwaite's by the fourth moment divide by 1 + excess / 2: Pan and Wall 2002), and the skewness, which is read off the same rows,
 * errs together with the mean; by Edgeworth's series that costs an interval corrected for it as much again.
 */
export function errorMoments(strata: readonly Influence[]): ErrorMoments {
  let [variance, third, inverse] = [0, 0, 0];
  for (const stratum of strata) {
    const { count, squares, cubes, fourths } = centralSums(stratum);
    if (!(squares > 0)) continue;
    const ofStratum = (squares * count) / (count - 1);
    const excess = Math.max(0, (count * fourths) / squares ** 2 - 3);
    variance += ofStratum;
    third += cubes;
    inverse += (ofStratum ** 2 * (1 + excess)) / (count - 1);
  }
  // Influences that are all alike know nothing of the noise: no interval is wide enough.
  if (!(variance > 0)) return { standardError: 0, skewness: 0, degreesOfFreedom: 0 };
  const standardError = Math.sqrt(variance);
  return {
    standardError,
    skewness: third / standardError ** 3,
    degreesOfFreedom: variance ** 2 / inverse,
  };
}

/** Sums of powers about the mean. */
export function centralSums({ changes, counts }: Influence): {
  count: number;
  squares: number;
  cubes: number;
  fourths: number;
} {
  let [count, sum] = [0, 0];
  for (let at = 0; at < changes.length; at++) {
    const times = counts ? counts[at]! : 1;
    count += times;
    sum += times * changes[at]!;
  }
  const mean = sum / count;
  let [squares, cubes, fourths] = [0, 0, 0];
  for (let at = 0; at < changes.length; at++) {
    const times = counts ? counts[at]! : 1;
    const residual = changes[at]! - mean;
    const square = residual * residual;
    squares += times * square;
    cubes += times * square * residual;
    fourths += times * square * square;
  }
  return { count, squares, cubes, fourths };
}
