import { criticalValue } from './normal.ts';
import { wilsonBounds, type Bounds } from './wilson-interval.ts';

/** Rows that both models get right, only the first, only the second, neither. */
export interface PairedOutcomes {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

/**
 * Difference of two proportions on the same rows, first − second (Newcombe 1998a, method 10, with the correlation
 * adjusted for continuity). Never without width, also when the two never disagree. No rows: [−1, 1].
 */
export function newcombePairedBounds(outcomes: PairedOutcomes, z: number): Bounds {
  const { both, firstOnly, secondOnly, neither } = outcomes;
  const n = both + firstOnly + secondOnly + neither;
  if (n === 0) return { lower: -1, upper: 1 };
  return combine(
    { successes: both + firstOnly, n },
    { successes: both + secondOnly, n },
    { z, correlation: adjustedCorrelation(outcomes, n) },
  );
}

export function newcombePairedInterval(outcomes: PairedOutcomes, level: number): Bounds {
  return newcombePairedBounds(outcomes, criticalValue(level));
}

function combine(
  first: { successes: number; n: number },
  second: { successes: number; n: number },
  { z, correlation }: { z: number; correlation: number },
): Bounds {
  const [p1, p2] = [first.successes / first.n, second.successes / second.n];
  const [one, two] = [
    wilsonBounds(first.successes, first.n, z),
    wilsonBounds(second.successes, second.n, z),
  ];
  const distance = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  return {
    lower: p1 - p2 - distance(p1 - one.lower, two.upper - p2),
    upper: p1 - p2 + distance(one.upper - p1, p2 - two.lower),
  };
}

function adjustedCorrelation(outcomes: PairedOutcomes, n: number): number {
  const { both, firstOnly, secondOnly, neither } = outcomes;
  const scale =
    Math.sqrt(both + firstOnly) *
    Math.sqrt(secondOnly + neither) *
    Math.sqrt(both + secondOnly) *
    Math.sqrt(firstOnly + neither);
  if (scale === 0) return 0;
  const product = both * neither - firstOnly * secondOnly;
  return (product > 0 ? Math.max(0, product - n / 2) : product) / scale;
}
