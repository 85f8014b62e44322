import { gammaP, gammaQ } from './regularized-gamma.ts';
import { poissonProbability } from './saddle-point.ts';

/** P(X > x) for χ² with `df` degrees of freedom; with df 0 all mass is at 0. */
export function chiSquareSurvival(x: number, df: number): number {
  if (Number.isNaN(x) || Number.isNaN(df) || df < 0) return Number.NaN;
  if (x <= 0) return df === 0 && x === 0 ? 0 : 1;
  return df === 0 ? 0 : gammaQ(df / 2, x / 2);
}

/** P(X ≤ x) for χ² with `df` degrees of freedom. */
export function chiSquareCdf(x: number, df: number): number {
  if (Number.isNaN(x) || Number.isNaN(df) || df < 0) return Number.NaN;
  if (df === 0) return x < 0 ? 0 : 1;
  return gammaP(df / 2, x / 2);
}

/** The x with P(X > x) = p, by bisection to the last digit. 0 < p < 1, df ≥ 1. */
export function chiSquareCritical(p: number, df: number): number {
  let high = df + 10;
  while (chiSquareSurvival(high, df) > p) high *= 2;
  return bisect(0, high, (x) => chiSquareSurvival(x, df) > p);
}

/**
 * P(X > x) for the noncentral χ² with noncentrality λ: Σ Poisson(j; λ/2)·Q(df/2 + j, x/2).
 * All terms are positive and each Q follows from the one before by adding, so tiny tails keep their digits.
 */
export function noncentralChiSquareSurvival(x: number, df: number, noncentrality: number): number {
  if (noncentrality === 0) return chiSquareSurvival(x, df);
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const { half, center, shape, first, last } = mixtureRange(x, df, noncentrality, 'upper');
  let weight = poissonProbability(first, center);
  let tail = shape + first > 0 ? gammaQ(shape + first, half) : 0;
  let step = poissonProbability(shape + first, half);
  let sum = 0;
  for (let j = first; j <= last; j++) {
    sum += weight * tail;
    weight *= center / (j + 1);
    tail += step;
    step *= half / (shape + j + 1);
  }
  return Math.min(1, sum);
}

/** P(X ≤ x) for the noncentral χ²; keeps its digits in the lower tail. */
export function noncentralChiSquareCdf(x: number, df: number, noncentrality: number): number {
  if (noncentrality === 0) return chiSquareCdf(x, df);
  if (x <= 0) return df === 0 && x === 0 ? Math.exp(-noncentrality / 2) : 0;
  if (x === Infinity) return 1;
  const { half, center, shape, first, last } = mixtureRange(x, df, noncentrality, 'lower');
  let weight = poissonProbability(last, center);
  let tail = gammaP(shape + last, half);
  let step = poissonProbability(shape + last, half);
  let sum = 0;
  for (let j = last; j >= first; j--) {
    sum += weight * tail;
    weight *= j / center;
    step *= (shape + j) / half;
    tail += step;
  }
  return Math.min(1, sum);
}

/**
 * The noncentrality at which a χ² test of level `alpha` has the given power: what the test can detect.
 */
export function detectableNoncentrality(alpha: number, power: number, df: number): number {
  const critical = chiSquareCritical(alpha, df);
  let high = critical + 10;
  while (noncentralChiSquareSurvival(critical, df, high) < power) high *= 2;
  return bisect(0, high, (value) => noncentralChiSquareSurvival(critical, df, value) < power);
}

/**
 * Which Poisson terms matter. The summand peaks at λ/2, except in a tail, where it peaks where
 * j·(j + df/2) = λ/2·x/2 (ratio of neighbouring terms = 1); around the peak it falls like a Poisson law.
 */
function mixtureRange(x: number, df: number, noncentrality: number, tail: 'upper' | 'lower') {
  const half = x / 2;
  const center = noncentrality / 2;
  const shape = df / 2;
  const inTail = tail === 'upper' ? half > shape + center : half < shape + center;
  const tilted = (Math.sqrt(shape * shape + 4 * center * half) - shape) / 2;
  const peak = inTail ? tilted : center;
  const width = 15 * Math.sqrt(peak + 1) + 40;
  let first = Math.max(0, Math.floor(peak - width));
  let last = Math.ceil(peak + width);
  // A recurrence that starts at an underflowed number never recovers its digits: begin where it has them.
  const isLost = (j: number): boolean => poissonProbability(shape + j, half) < 1e-290;
  if (inTail && tail === 'upper') while (first < last && isLost(first)) first++;
  if (inTail && tail === 'lower') while (first < last && isLost(last)) last--;
  return { half, center, shape, first, last };
}

/** The point where `below` turns from true to false. */
function bisect(low: number, high: number, below: (x: number) => boolean): number {
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (below(middle)) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
