import gammaln from '@stdlib/math-base-special-gammaln';
import log1p from '@stdlib/math-base-special-log1p';

/*
 * Poisson and binomial probabilities without the cancellation of `exp(a·ln x − x − lnΓ)`, which loses
 * digits as fast as the exponent grows. C. Loader, "Fast and Accurate Computation of Binomial
 * Probabilities" (2000).
 */

const halfLogTwoPi = 0.5 * Math.log(2 * Math.PI);

/** ln Γ(a + 1) − [(a + ½)·ln a − a + ½·ln 2π]: what Stirling's formula leaves out. a > 0. */
export function stirlingError(a: number): number {
  if (a < 16) return gammaln(a + 1) - (a + 0.5) * Math.log(a) + a - halfLogTwoPi;
  const square = 1 / (a * a);
  const tail = 1 / 1260 - square * (1 / 1680 - square * (1 / 1188 - square * (691 / 360_360)));
  return (1 / 12 - square * (1 / 360 - square * tail)) / a;
}

/** Deviance a·ln(a/x) + x − a, exact also where a ≈ x. a, x > 0. */
export function deviance(a: number, x: number): number {
  const relative = (x - a) / a;
  if (Math.abs(relative) > 0.1) return a * Math.log(a / x) + x - a;
  // μ − ln(1 + μ) by the series of 2·artanh: with v = μ/(2 + μ) it is μ·v − 2·Σ v^(2k+1)/(2k + 1).
  const v = relative / (2 + relative);
  let sum = relative * v;
  let power = v;
  for (let odd = 3; odd < 60; odd += 2) {
    power *= v * v;
    const term = (2 * power) / odd;
    sum -= term;
    if (Math.abs(term) <= 1e-17 * Math.abs(sum)) break;
  }
  return a * sum;
}

/** Poisson probability of k (not only whole k) at mean x: x^k·e^(−x)/Γ(k + 1). */
export function poissonProbability(k: number, mean: number): number {
  if (mean === 0) return k === 0 ? 1 : 0;
  if (k === 0) return Math.exp(-mean);
  if (k < 1) return Math.exp(k * Math.log(mean) - mean - gammaln(k + 1));
  return Math.exp(-stirlingError(k) - deviance(k, mean)) / Math.sqrt(2 * Math.PI * k);
}

/** Binomial probability of k out of n at probability p. */
export function binomialProbability(k: number, n: number, p: number): number {
  if (p <= 0) return k === 0 ? 1 : 0;
  if (p >= 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  const rest = n - k;
  const exponent =
    stirlingError(n) -
    stirlingError(k) -
    stirlingError(rest) -
    deviance(k, n * p) -
    deviance(rest, n * (1 - p));
  return Math.exp(exponent) * Math.sqrt(n / (2 * Math.PI * k * rest));
}
