import { largestContrastBounds, type BoundsAt } from '#stats/largest-contrast.ts';
import { normalQuantile, normalSurvival } from '#stats/normal.ts';
import type { Bounds } from '#stats/wilson-interval.ts';
import type { ContrastForm } from './contrast.ts';
import type { ContrastFamily } from './group-contrasts.ts';

/** z of a tail that is shared equally by several statements, each of which may err. */
export function sharedZ(z: number, statements: number): number {
  return statements === 1 ? z : -normalQuantile(normalSurvival(z) / statements);
}

/** Bounds of a disparity: the largest contrast of every family, averaged over the families. */
export function disparityBounds(
  families: readonly ContrastFamily[],
  form: ContrastForm,
  z: number,
  model: 'candidate' | 'champion' = 'candidate',
): Bounds {
  const each = families.map((family) => {
    const contrasts = family.map((contrast) => contrast[model]!);
    const { lower, upper } = largestContrastBounds(contrasts, sharedZ(z, families.length));
    // The logarithm of the ratio, folded: the farther from 0, the smaller the ratio.
    return form === 'difference'
      ? { lower, upper }
      : { lower: Math.exp(-upper), upper: Math.exp(-lower) };
  });
  return {
    lower: each.reduce((sum, { lower }) => sum + lower, 0) / each.length,
    upper: each.reduce((sum, { upper }) => sum + upper, 0) / each.length,
  };
}

/** Bounds of a value with a sign, or of a ratio on either side of 1. */
export function signedBounds(boundsAt: BoundsAt, form: ContrastForm, z: number): Bounds {
  const { lower, upper } = boundsAt(z);
  return form === 'difference'
    ? { lower, upper }
    : { lower: Math.exp(lower), upper: Math.exp(upper) };
}
