import { durbinCdf } from './durbin-matrix.ts';
import { poissonProbability } from './saddle-point.ts';
import { smirnovSurvival } from './smirnov-distribution.ts';

/**
 * P(Dₙ > x) of the two-sided Kolmogorov–Smirnov statistic of n values against a fixed law: SciPy's
 * `kstwo.sf`. Which formula holds where follows Simard and L'Ecuyer, "Computing the Two-Sided
 * Kolmogorov-Smirnov Distribution" (Journal of Statistical Software 39/11, 2011).
 * NaN when n is not a positive whole number.
 */
export function kolmogorovSurvival(n: number, x: number): number {
  if (!Number.isInteger(n) || n <= 0 || Number.isNaN(x)) return Number.NaN;
  if (x >= 1) return 0;
  const scaled = n * x;
  if (scaled <= 0.5) return 1;
  if (scaled <= 1) return 1 - smallestCdf(n, scaled);
  if (scaled >= n - 1) return clip(2 * (1 - x) ** n);
  if (x >= 0.5) return clip(2 * smirnovSurvival(n, x));
  const square = scaled * x;
  if (n <= 140) {
    // Above nx² = 4 both one-sided bounds are hardly ever crossed at once.
    return square <= 4 ? clip(1 - durbinCdf(n, x)) : clip(2 * smirnovSurvival(n, x));
  }
  if (square >= 370) return 0;
  if (square >= 2.2) return clip(2 * smirnovSurvival(n, x));
  const cdf = n <= 100_000 && n * x ** 1.5 <= 1.4 ? durbinCdf(n, x) : pelzGoodCdf(n, x);
  return clip(1 - cdf);
}

/** Ruben and Gambino: n!·(2x − 1/n)ⁿ, for 1/2 ≤ nx ≤ 1. n!/nⁿ = e⁻ⁿ·n!/(nⁿ·e⁻ⁿ). */
function smallestCdf(n: number, scaled: number): number {
  return Math.exp(n * Math.log(2 * scaled - 1) - n) / poissonProbability(n, n);
}

/** Asymptotic series to order n^(−3/2): Pelz and Good 1976. */
function pelzGoodCdf(n: number, x: number): number {
  const z = Math.sqrt(n) * x;
  const z2 = z * z;
  const z4 = z2 * z2;
  const z6 = z4 * z2;
  const pi2 = Math.PI * Math.PI;
  const terms = Math.ceil(16 * z) + 2;
  let [order0, order1, order2, order3] = [0, 0, 0, 0];
  for (let k = 0; k <= terms; k++) {
    // The sums over all integers are symmetric: k + ½ and k, each twice.
    const h = pi2 * (k + 0.5) ** 2;
    const halfWeight = 2 * Math.exp(-h / (2 * z2));
    order0 += halfWeight;
    order1 += (h - z2) * halfWeight;
    order2 += (6 * z6 + 2 * z4 + (2 * z4 - 5 * z2) * h + (1 - 2 * z2) * h * h) * halfWeight;
    order3 +=
      ((5 - 30 * z2) * h * h * h +
        (-60 * z2 + 212 * z4) * h * h +
        (135 * z4 - 96 * z6) * h -
        30 * z6 -
        90 * z6 * z2) *
      halfWeight;
    const w = pi2 * k * k;
    const wholeWeight = 2 * Math.exp(-w / (2 * z2));
    order2 -= 2 * z4 * w * wholeWeight;
    order3 += 30 * z4 * (3 * w * z2 - w * w) * wholeWeight;
  }
  const root = Math.sqrt(Math.PI / 2);
  return (
    root *
    (order0 / z +
      order1 / (6 * z4 * Math.sqrt(n)) +
      order2 / (72 * z6 * z * n) +
      order3 / (6480 * z6 * z4 * n ** 1.5))
  );
}

function clip(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}
