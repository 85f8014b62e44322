// Looking up a global inside Jest's sandbox costs more than calling it, and a bound takes ten thousand logarithms.
const { exp, log, log1p, max: largestOf } = Math;

/** The largest values of a sample, and how many it has. */
export interface UpperTail {
  /** Descending; at least two. */
  readonly largest: readonly number[];
  /** Of the whole sample. */
  readonly n: number;
  /** Distance of neighbouring values where there are only such, as of whole numbers: 1. 0 for a continuum. */
  readonly lattice: number;
}

export interface TailBound {
  /** At least the largest value seen. */
  readonly bound: number;
  /** Posterior mean of the shape: 0 for an exponential tail, 1 for one without a mean. */
  readonly shape: number;
  /** Values that it was learnt from. */
  readonly exceedances: number;
}

/** Mean of the prior of the shape: light tails are common, but a sample of fifty cannot rule out a heavy one. */
const priorShape = 0.15;
const steps = 81;

/**
 * A bound that the largest of `fresh` more values exceeds with a chance of at most `alpha`, given the top of a sample of
 * the same law. The excesses over a threshold follow a generalised Pareto law (Pickands 1975) with shape ≥ 0: a tail
 * that ends is taken for exponential, which errs on the safe side. The predictive chance is averaged over the
 * posterior of shape and scale, so that a short sample gets a wide bound: given θ = shape/scale, 1/shape has a
 * gamma posterior and the average is closed, (1 + ln(1 + θy)/Σ ln(1 + θyᵢ))^−k; the rest is a sum over θ.
 * The prior leans to light tails: for a heavy one (shape ½) in a few hundred rows the chance is up to ten times alpha.
 * All top values alike: the law ends there, and the bound is that value. Infinity when nothing can be said.
 */
export function tailBound(tail: UpperTail, fresh: number, alpha: number): TailBound {
  const { largest, n, lattice } = tail;
  const [max, threshold] = [largest[0]!, largest.at(-1)!];
  // On a lattice a value stands for the half steps around it.
  const excesses = largest
    .filter((value) => value > threshold)
    .map((value) => value - threshold - lattice / 2);
  const k = excesses.length;
  if (k === 0) return { bound: max, shape: 0, exceedances: 0 };
  const mean = excesses.reduce((sum, one) => sum + one, 0) / k;
  const scaled = excesses.map((one) => one / mean);
  const posterior = posteriorOf(scaled);
  const wanted = (alpha * n) / (fresh * k);
  const chance = (excess: number): number => {
    let sum = 0;
    for (const { theta, logs, weight } of posterior)
      sum += weight * (1 + log1p(theta * excess) / logs) ** -k;
    return sum;
  };
  const excess = solve(chance, wanted);
  const shape = posterior.reduce((sum, { logs, weight }) => sum + (weight * logs) / k, 0);
  const bound = largestOf(max, threshold + lattice / 2 + excess * mean);
  return { bound: Number.isFinite(bound) ? bound : Infinity, shape, exceedances: k };
}

interface Node {
  readonly theta: number;
  /** Σ ln(1 + θyᵢ): k times the likeliest shape. */
  readonly logs: number;
  readonly weight: number;
}

/** Excesses are scaled to a mean of 1. */
function posteriorOf(scaled: readonly number[]): Node[] {
  const k = scaled.length;
  const nodes = Array.from({ length: steps }, (_one, step) => {
    const theta = 10 ** (-4 + (10 * step) / (steps - 1));
    const logs = scaled.reduce((sum, one) => sum + log1p(theta * one), 0);
    const logLikelihood = k * log(theta) - k * log(logs) - logs;
    return { theta, logs, log: logLikelihood - logs / k / priorShape };
  });
  const highest = largestOf(...nodes.map(({ log }) => log));
  const weighted = nodes.map(({ theta, logs, log }, index) => {
    // The prior is over the shape: a node counts for the stretch of shapes around it.
    const [before, after] = [nodes[index - 1]?.logs ?? 0, nodes[index + 1]?.logs ?? logs];
    return { theta, logs, weight: exp(log - highest) * (after - before) };
  });
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return weighted.map((node) => ({ ...node, weight: node.weight / total }));
}

/** The excess at which the falling chance is as wanted. */
function solve(chance: (excess: number) => number, wanted: number): number {
  if (wanted >= 1) return 0;
  let high = 1;
  while (chance(high) > wanted) {
    high *= 4;
    if (high > 1e300) return Infinity;
  }
  let low = high / 4;
  if (high === 1) low = 0;
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    if (chance(middle) > wanted) low = middle;
    else high = middle;
  }
  return high;
}
