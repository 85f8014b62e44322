import { moverDifference, moverRatio, type Arm } from '#stats/mover-interval.ts';
import type { BoundsAt } from '#stats/largest-contrast.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import type { GroupRate, PairedRate } from './group-rate.ts';

/** How far two groups are apart: a difference of rates, or the logarithm of their ratio. 0 is equal. */
export interface Contrast {
  readonly candidate: BoundsAt;
  readonly champion?: BoundsAt;
  /** Candidate − champion on the same rows; differences only. */
  readonly changeAt?: BoundsAt;
}

export type ContrastForm = 'difference' | 'ratio';

/** Two groups of different rows. */
export function pairContrast(first: PairedRate, second: PairedRate, form: ContrastForm): Contrast {
  const between = form === 'difference' ? differenceAt : logRatioAt;
  const candidate = between(first.candidate, second.candidate);
  if (!first.champion || !second.champion) return { candidate };
  const champion = between(first.champion, second.champion);
  if (form === 'ratio') return { candidate, champion };
  const changeAt: BoundsAt = (z) => moverDifference(changeOf(first, z), changeOf(second, z));
  return { candidate, champion, changeAt };
}

/**
 * A group against everybody, itself included: the contrast with the rest, shrunk by the share w of the group
 * (difference (1 − w)·d; ratio ρ becomes ρ / (w·ρ + 1 − w)).
 */
export function overallContrast(group: PairedRate, rest: PairedRate, form: ContrastForm): Contrast {
  const { candidate, champion } = pairContrast(group, rest, form);
  const shrink = (boundsAt: BoundsAt, { weight }: GroupRate): BoundsAt => {
    const map = (x: number): number =>
      form === 'difference' ? (1 - weight) * x : -Math.log(weight + (1 - weight) * Math.exp(-x));
    return (z) => mapBounds(boundsAt(z), map);
  };
  return {
    candidate: shrink(candidate, group.candidate),
    ...(champion && group.champion ? { champion: shrink(champion, group.champion) } : {}),
  };
}

/** The mean of contrasts of different rows, such as of positives and of negatives. */
export function meanContrast(contrasts: readonly Contrast[]): Contrast {
  const mean = (parts: readonly BoundsAt[]): BoundsAt => {
    return (z) => {
      const values = parts.map((boundsAt) => boundsAt(0).lower);
      const bounds = parts.map((boundsAt) => boundsAt(z));
      const distance = (side: 'lower' | 'upper'): number =>
        Math.hypot(...bounds.map((one, index) => one[side] - values[index]!)) / parts.length;
      const value = values.reduce((sum, one) => sum + one, 0) / parts.length;
      return { lower: value - distance('lower'), upper: value + distance('upper') };
    };
  };
  const champions = contrasts.flatMap(({ champion }) => champion ?? []);
  const changes = contrasts.flatMap(({ changeAt }) => changeAt ?? []);
  return {
    candidate: mean(contrasts.map(({ candidate }) => candidate)),
    ...(champions.length > 0 ? { champion: mean(champions) } : {}),
    ...(changes.length > 0 ? { changeAt: mean(changes) } : {}),
  };
}

function armAt({ value, boundsAt }: GroupRate, z: number): Arm {
  return { value, ...boundsAt(z) };
}

function differenceAt(first: GroupRate, second: GroupRate): BoundsAt {
  return (z) => moverDifference(armAt(first, z), armAt(second, z));
}

function logRatioAt(first: GroupRate, second: GroupRate): BoundsAt {
  return (z) => mapBounds(moverRatio(armAt(first, z), armAt(second, z)), Math.log);
}

function changeOf({ candidate, champion, correlation }: PairedRate, z: number): Arm {
  const bounds = moverDifference(armAt(candidate, z), armAt(champion!, z), correlation);
  return { value: candidate.value - champion!.value, ...bounds };
}

function mapBounds({ lower, upper }: Bounds, map: (x: number) => number): Bounds {
  return { lower: map(lower), upper: map(upper) };
}
