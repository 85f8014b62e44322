import type { DriftStatistic } from '../drift/methods/drift-method.ts';
import type { Interval } from '../verdict/finding.ts';

/**
 * The shifts that the data do not rule out: those which neither "it is at most this" nor "it is at least this" rejects
 * at (1 − level)/2 (noncentral χ², inverted). Undefined where there are too few rows for any test.
 */
export function shiftInterval(statistic: DriftStatistic, level: number): Interval | undefined {
  const tail = (1 - level) / 2;
  if (Number.isNaN(statistic.noShift)) return undefined;
  // Beyond any shift that could be: a divergence is 1 000 only when the two sides share nothing.
  const most = 1000 + 2 * statistic.shift;
  const lower = smallestWhere((delta) => statistic.atMost(delta) >= tail, most);
  const upper = smallestWhere((delta) => statistic.atLeast(delta) < tail, most);
  return { lower, upper: upper === most ? Infinity : upper, level };
}

/** Where `holds`, false below and true above some point, becomes true. */
function smallestWhere(holds: (delta: number) => boolean, most: number): number {
  if (holds(0)) return 0;
  let [low, high] = [0, most];
  for (let step = 0; step < 60 && high - low > 1e-12 * high; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
