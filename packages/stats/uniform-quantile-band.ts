/**
 * A band around an empirical distribution function that holds at all times at once:
 * |F̂_t − F| ≤ 0.85·√((ln(1 + ln(t/t_min)) + C)/t) for every t ≥ t_min with probability 1 − α.
 * Howard and Ramdas, Bernoulli 28(3) 2022 (arXiv 1906.09712), theorem 2: C solves
 * inf over η of 4·exp(−γ²C)·(1 + 1/((γ² − 1)·ln η)) = α with γ² = (2/η)(A − √(2(η − 1)/C))².
 */
const factor = 0.85;

/** Half-width of the band after `t` observations. `t` < `tMin`: no statement, 1. `alpha` in (0, 1). */
export function uniformBandRadius(t: number, tMin: number, alpha: number): number {
  if (!(t >= tMin) || !(tMin > 0)) return 1;
  return factor * Math.sqrt((Math.log1p(Math.log(t / tMin)) + uniformBandConstant(alpha)) / t);
}

const constants = new Map<number, number>();

/** C for a given α, to about 1e-12. */
export function uniformBandConstant(alpha: number): number {
  const known = constants.get(alpha);
  if (known !== undefined) return known;
  let low = 1;
  let high = 2;
  while (errorBound(high) > alpha) high *= 2;
  for (let step = 0; step < 100 && high - low > 1e-13 * high; step++) {
    const middle = (low + high) / 2;
    if (errorBound(middle) > alpha) low = middle;
    else high = middle;
  }
  constants.set(alpha, high);
  return high;
}

/** The smallest error probability over η in (1, 2A²), by golden-section search: one minimum inside. */
function errorBound(c: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [1 + 1e-9, 2 * factor * factor];
  for (let step = 0; step < 120; step++) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (errorAt(c, left) <= errorAt(c, right)) high = right;
    else low = left;
  }
  return errorAt(c, (low + high) / 2);
}

function errorAt(c: number, eta: number): number {
  const root = factor - Math.sqrt((2 * (eta - 1)) / c);
  const gammaSquared = (2 / eta) * root * root;
  // Outside the region where the theorem speaks: larger than any probability, growing with η so that the search turns back.
  if (root <= 0 || gammaSquared <= 1) return 1e3 + eta;
  return 4 * Math.exp(-gammaSquared * c) * (1 + 1 / ((gammaSquared - 1) * Math.log(eta)));
}
