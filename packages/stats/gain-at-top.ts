import { statisticOfRankedDraws, type DrawnRanks, type RankedRows } from './ranked-draws.ts';
import type { Resampling } from './stratified-resampling.ts';

/**
 * Cumulative gain: which share of the positives lies in the top `share` of the rows. A tie that the cut goes through
 * counts in proportion, which is what random order of equal scores gives on average. NaN in draws without positives.
 * @param ranked from the highest score down, positives marked
 */
export function gainAtTop(ranked: RankedRows, resampling: Resampling, share: number): Float64Array {
  const { endsTie } = ranked.order;
  const masses = Float64Array.from(ranked.order.rows, (row) => ranked.masses[row]!);
  const marks = Float64Array.from(ranked.order.rows, (row) => ranked.marked[row]!);
  const read = ({ totalMass, totalMarked, times, ...from }: DrawnRanks): number => {
    let { at, mass, marked } = from;
    const cut = share * totalMass;
    while (at < masses.length) {
      let [tie, tieMarked] = [0, 0];
      do {
        tie += times(at) * masses[at]!;
        tieMarked += times(at) * marks[at]!;
      } while (endsTie[at++] === 0);
      if (mass + tie >= cut) return (marked + ((cut - mass) / tie) * tieMarked) / totalMarked;
      mass += tie;
      marked += tieMarked;
    }
    return marked / totalMarked;
  };
  return statisticOfRankedDraws(ranked, resampling, { share, read });
}
