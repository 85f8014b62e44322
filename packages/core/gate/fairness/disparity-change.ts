import { largestContrastBounds, type BoundsAt } from '#stats/largest-contrast.ts';
import { normalQuantile, normalSurvival } from '#stats/normal.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import { disparityBounds, sharedZ } from './disparity-bounds.ts';
import type { Contrast, ContrastForm } from './contrast.ts';
import type { ContrastFamily } from './group-contrasts.ts';

/**
 * Bounds of how much smaller the candidate's disparity is than the champion's (ratios: how much larger).
 * One family of differences is compared on the same rows; anything else by both intervals, each at half the tail, which
 * holds whatever their dependence.
 */
export function improvementBounds(
  families: readonly ContrastFamily[],
  form: ContrastForm,
  z: number,
): Bounds {
  const [only] = families;
  if (families.length === 1 && only!.every(({ changeAt }) => changeAt)) {
    const { lower, upper } = changeBounds(only!, z);
    return { lower: 0 - upper, upper: 0 - lower };
  }
  const half = sharedZ(z, 2);
  const candidate = disparityBounds(families, form, half, 'candidate');
  const champion = disparityBounds(families, form, half, 'champion');
  const [better, worse] = form === 'difference' ? [champion, candidate] : [candidate, champion];
  return { lower: better.lower - worse.upper, upper: better.upper - worse.lower };
}

/** A contrast with its direction: the largest |x| is the largest x over both directions. */
interface Directed {
  readonly candidate: BoundsAt;
  readonly champion: BoundsAt;
  readonly changeAt: BoundsAt;
}

// What the choice of contrasts may cost of the tail.
const choiceShare = 0.2;

/**
 * max x − max y over the contrasts of both models. With i the largest x in truth, the change is at most x_i − y_i; with j the
 * largest y it is at least x_j − y_j. So the largest upper bound of a paired change, over the contrasts that may be the
 * largest x, is an upper bound (intersection–union again), and the lower one alike.
 */
function changeBounds(family: ContrastFamily, z: number): Bounds {
  const directed = family.flatMap((contrast) => bothDirections(contrast));
  const tail = normalSurvival(z);
  const choiceZ = -normalQuantile((tail * choiceShare) / 2);
  const restZ = -normalQuantile(tail * (1 - choiceShare));
  const mayBeLargest = (model: 'candidate' | 'champion'): Directed[] => {
    const least = largestContrastBounds(
      family.map((contrast) => contrast[model]!),
      choiceZ,
    ).lower;
    return directed.filter((one) => one[model](choiceZ).upper >= least);
  };
  const changes = (among: readonly Directed[]): Bounds[] =>
    among.map(({ changeAt }) => changeAt(restZ));
  return {
    upper: Math.max(...changes(mayBeLargest('candidate')).map(({ upper }) => upper)),
    lower: Math.min(...changes(mayBeLargest('champion')).map(({ lower }) => lower)),
  };
}

function bothDirections({ candidate, champion, changeAt }: Contrast): readonly Directed[] {
  const turn = (boundsAt: BoundsAt): BoundsAt => {
    return (z) => {
      const { lower, upper } = boundsAt(z);
      return { lower: 0 - upper, upper: 0 - lower };
    };
  };
  const [x, y, change] = [candidate, champion!, changeAt!];
  return [
    { candidate: x, champion: y, changeAt: change },
    { candidate: turn(x), champion: turn(y), changeAt: turn(change) },
  ];
}
