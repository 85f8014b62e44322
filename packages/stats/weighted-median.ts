import { statisticOfRankedDraws, type DrawnRanks } from './ranked-draws.ts';
import { scoreOrder } from './score-order.ts';
import type { Resampling } from './stratified-resampling.ts';

/**
 * The median of every draw: the mean of the lower and the upper weighted median where the weights split exactly in half
 * (NumPy's averaged_inverted_cdf, as scikit-learn's median absolute error), else the value at which half of the weight
 * is reached.
 */
export function medianOfDraws(
  values: Float64Array,
  weights: Float64Array | undefined,
  resampling: Resampling,
): Float64Array {
  const order = scoreOrder(values.map((value) => -value));
  const masses = weights ?? new Float64Array(values.length).fill(1);
  const ascending = Float64Array.from(order.rows, (row) => values[row]!);
  const ranks = Float64Array.from(order.rows, (row) => masses[row]!);
  const read = ({ totalMass, times, ...from }: DrawnRanks): number => {
    let { at, mass } = from;
    const half = totalMass / 2;
    const rounding = Number.EPSILON * totalMass;
    while (at < ranks.length && mass < half - rounding) mass += times(at) * ranks[at++]!;
    const lower = ascending[at - 1]!;
    if (mass > half + rounding) return lower;
    while (at < ranks.length && !(times(at) * ranks[at]! > 0)) at++;
    return at < ranks.length ? (lower + ascending[at]!) / 2 : lower;
  };
  const ranked = { order, masses, marked: masses };
  return statisticOfRankedDraws(ranked, resampling, { share: 0.5, read });
}
