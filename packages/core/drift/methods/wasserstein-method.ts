import { normalCdf, normalSurvival } from '#stats/normal.ts';
import { effectiveSize } from '#stats/psi.ts';
import { binnedWasserstein, wassersteinDistance } from '#stats/wasserstein.ts';
import { finiteRows, type NumericDetail } from '../column-comparison.ts';
import { nextBelow } from '../../profile/next-double.ts';
import type { Interval } from '../../verdict/finding.ts';
import type { DriftMethod } from './drift-method.ts';
import { noShiftTest } from '../no-shift-test.ts';
import { certifiedWasserstein } from '../wasserstein-interval.ts';
import { ksSensitivity } from './ks-method.ts';

/**
 * Earth mover's distance in the unit of the column; decided in standard deviations of the reference. It has no
 * law free of the distribution, so whether anything shifted at all is asked of the ranks.
 */
export const wassersteinMethod: DriftMethod = {
  title: 'Wasserstein distance',
  threshold: { alert: 0.1, retrain: 0.2 },
  kinds: ['numeric'],
  measure(comparison) {
    const { numeric } = comparison;
    if (!numeric) return undefined;
    const sizes = finiteRows(numeric);
    if (sizes.reference === 0 || sizes.current === 0) return undefined;
    const { distance, standardError, method, interval } = distanceOf(numeric);
    // A constant reference has no scale: any distance is then infinitely many standard deviations.
    const scale = numeric.referenceStd;
    const shift = distance === 0 ? 0 : distance / scale;
    const error = distance === 0 ? 0 : standardError / scale;
    const rows = effectiveSize(sizes);
    return {
      value: distance,
      method: `${method}; ${Number(shift.toPrecision(4))} standard deviations of the reference`,
      ...(interval ? { interval } : {}),
      shift,
      noShift: noShiftTest(comparison, 'values').pValue,
      sizes,
      atMost: (delta) => tail(normalSurvival, shift - delta, error),
      atLeast: (delta) => tail(normalCdf, shift - delta, error),
      sensitivity: (alpha) => {
        // A normal column that moves by s standard deviations has a KS distance of about 0.4·s.
        const ks = ksSensitivity(alpha, rows);
        return {
          detectable: ks.detectable / 0.4,
          effectiveRowsFor: (delta) => ks.effectiveRowsFor(delta * 0.4),
          spreadAt: () => error * Math.sqrt(rows),
        };
      },
    };
  },
};

function tail(law: (z: number) => number, distance: number, error: number): number {
  if (distance === Infinity) return law(Infinity);
  return error > 0
    ? law(distance / error)
    : law(distance === 0 ? 0 : Math.sign(distance) * Infinity);
}

interface MeasuredDistance {
  readonly distance: number;
  readonly standardError: number;
  readonly method: string;
  readonly interval?: Interval;
}

function distanceOf(numeric: NumericDetail): MeasuredDistance {
  if (numeric.values) {
    const { reference, current } = numeric.values;
    const exact = wassersteinDistance(reference, current);
    return {
      ...exact,
      method: `Wasserstein-1 distance of ${reference.length} and ${current.length} values`,
    };
  }
  const { lower, upper } = certifiedWasserstein(numeric);
  const distance = approximateDistance(numeric);
  return {
    distance,
    // Bins as wide as the largest doubles have no bound.
    ...(lower <= distance && distance <= upper && upper < Infinity
      ? { interval: { lower, upper, level: 1 } }
      : {}),
    // Both means move with the column's spread: a bound on the error of their difference.
    standardError: numeric.referenceStd / Math.sqrt(effectiveSize(finiteRows(numeric))),
    method:
      'Wasserstein-1 distance approximated from counts in bins: the larger of the difference of the means, which it is never ' +
      'less than, and what crosses the edges of the bins between the outermost',
  };
}

/**
 * The outermost bins reach out to the extremes, where values do not lie evenly: a bin of a hundred standard deviations
 * would outweigh all others. What happens there the means see.
 */
function approximateDistance(numeric: NumericDetail): number {
  const { edges, reference, current, means, below, above } = numeric;
  const isPoint = (bin: number): boolean => nextBelow(edges[bin + 1]!) <= edges[bin]!;
  const last = reference.length - 1;
  const from = isPoint(0) ? 0 : 1;
  const to = isPoint(last) ? last : last - 1;
  const { reference: n, current: m } = finiteRows(numeric);
  let before = { reference: 0, current: below };
  if (from === 1) before = { reference: reference[0]!, current: below + current[0]! };
  const after = {
    reference: to < last ? reference[last]! : 0,
    current: above + (to < last ? current[last]! : 0),
  };
  const differenceOfMeans = Math.abs(means.reference - means.current);
  const within =
    to < from
      ? 0
      : binnedWasserstein(
          // Bins without width on both sides carry the rest of the rows.
          [edges[from]!, ...edges.slice(from, to + 2), edges[to + 1]!],
          [before.reference, ...reference.slice(from, to + 1), after.reference],
          [before.current, ...current.slice(from, to + 1), after.current],
        );
  return n > 0 && m > 0 ? Math.max(differenceOfMeans, within) : Number.NaN;
}
