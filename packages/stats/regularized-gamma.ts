import { poissonProbability } from './saddle-point.ts';

/*
 * Series below the mean, continued fraction above it (DLMF 8.11.4 and 8.9.2). Not @stdlib's gammainc:
 * its uniform expansion is off by up to 1.6 % around x ≈ a from a = 250 on (0.3.1, against mpmath).
 */

const relativePrecision = 1e-16;

/** Lower regularised incomplete gamma function P(a, x), a > 0, x ≥ 0. */
export function gammaP(a: number, x: number): number {
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Upper regularised incomplete gamma function Q(a, x) = 1 − P(a, x), to full relative precision in the tail. */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  // The terms shrink like a normal density of width √a: about 9·√a of them matter.
  for (let k = 1; term > relativePrecision * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonProbability(a, x) * sum;
}

/** Legendre's continued fraction by the modified method of Lentz. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = Infinity;
  let d = 1 / b;
  let fraction = d;
  for (let k = 1; k < 1e7; k++) {
    const numerator = k * (a - k);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) < 4 * relativePrecision) break;
  }
  return poissonProbability(a, x) * a * fraction;
}
