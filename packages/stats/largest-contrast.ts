import { normalQuantile, normalSurvival } from './normal.ts';
import type { Bounds } from './wilson-interval.ts';

/** Two-sided bounds of a number that leave P(Z > z) on each side. */
export type BoundsAt = (z: number) => Bounds;

/**
 * Bounds of max |x| over several contrasts x, for example over all pairs of groups. The largest of many differences is
 * biased upwards by noise alone, so the two sides are different questions:
 * - upper: the largest upper bound, uncorrected. Whichever contrast is the largest in truth, its own bound misses it with
 *   P(Z > z) (intersection–union test, Berger 1982).
 * - lower: the largest lower bound after Bonferroni over the contrasts, since any of them may look large by chance.
 */
export function largestContrastBounds(contrasts: readonly BoundsAt[], z: number): Bounds {
  const uppers = contrasts.map((boundsAt) => {
    const { lower, upper } = boundsAt(z);
    return Math.max(upper, -lower);
  });
  return { lower: largestLower(contrasts, z), upper: Math.max(...uppers) };
}

function largestLower(contrasts: readonly BoundsAt[], z: number): number {
  const tail = normalSurvival(z) / contrasts.length;
  const looseZ = -normalQuantile(tail);
  const candidates = contrasts
    .map((boundsAt) => {
      const { lower, upper } = boundsAt(looseZ);
      return { boundsAt, loose: Math.max(lower, -upper) };
    })
    .sort((a, b) => b.loose - a.loose);
  let best = 0;
  for (const { boundsAt, loose } of candidates) {
    // Folding only lowers a bound: from here on none can win.
    if (loose <= best) break;
    best = Math.max(best, foldedLower(boundsAt, tail));
  }
  return best;
}

/**
 * The lower bound m of |x|: P(|X| ≥ what was seen) = tail when |x| = m. Far from 0 the one-sided bound, near 0 the
 * two-sided one, because noise on either side of 0 makes |x| large.
 */
function foldedLower(boundsAt: BoundsAt, tail: number): number {
  const isNegative = boundsAt(0).upper + boundsAt(0).lower < 0;
  const lowerAt = (z: number): number => (isNegative ? -boundsAt(z).upper : boundsAt(z).lower);
  const oneSidedZ = -normalQuantile(tail);
  let [low, high] = [oneSidedZ, -normalQuantile(tail / 2)];
  if (lowerAt(high) <= 0) return 0;
  const farZ = -normalQuantile(tail * negligible);
  if (lowerAt(farZ) > -lowerAt(oneSidedZ)) return lowerAt(oneSidedZ);
  for (let step = 0; step < 25; step++) {
    const middle = (low + high) / 2;
    const farSide = normalSurvival(zReaching(lowerAt, -lowerAt(middle), [middle, farZ]));
    if (normalSurvival(middle) + farSide > tail) low = middle;
    else high = middle;
  }
  return lowerAt(high);
}

// A share of the tail that changes no digit anybody reads.
const negligible = 1e-8;

/** The z, in a range, at which a falling bound reaches the limit. */
function zReaching(
  lowerAt: (z: number) => number,
  limit: number,
  [from, to]: readonly [number, number],
): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 25; step++) {
    const middle = (low + high) / 2;
    if (lowerAt(middle) > limit) low = middle;
    else high = middle;
  }
  return high;
}
