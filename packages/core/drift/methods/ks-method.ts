import { ksAsymptoticPValue, ksPValue, ksDistance } from '#stats/ks-two-sample.ts';
import { normalCdf, normalQuantile } from '#stats/normal.ts';
import { effectiveSize, type SampleSizes } from '#stats/psi.ts';
import { finiteRows, type NumericDetail } from '../column-comparison.ts';
import { certifiedKsDistance } from '../ks-interval.ts';
import { power, type DriftMethod, type DriftStatistic, type Sensitivity } from './drift-method.ts';

/** Kolmogorov–Smirnov: exact where both sides are tables, a certified interval from a profile. */
export const ksMethod: DriftMethod = {
  title: 'Kolmogorov–Smirnov distance',
  threshold: { alert: 0.1, retrain: 0.2 },
  kinds: ['numeric'],
  measure(comparison) {
    const { numeric } = comparison;
    if (!numeric) return undefined;
    const sizes = finiteRows(numeric);
    if (sizes.reference === 0 || sizes.current === 0) return undefined;
    return { ...shown(numeric, sizes), ...deciding(numeric, sizes), sizes };
  },
};

function distanceOf(numeric: NumericDetail): { lower: number; upper: number } {
  if (numeric.distance !== undefined) return { lower: numeric.distance, upper: numeric.distance };
  if (!numeric.values) return certifiedKsDistance(numeric);
  const distance = ksDistance(numeric.values.reference, numeric.values.current);
  return { lower: distance, upper: distance };
}

function shown(
  numeric: NumericDetail,
  sizes: SampleSizes,
): Pick<DriftStatistic, 'value' | 'interval' | 'method' | 'pValue' | 'noShift'> {
  const { lower, upper } = distanceOf(numeric);
  const p = ksPValue(lower, sizes.reference, sizes.current);
  const law = p.method === 'exact' ? 'exact p' : 'asymptotic p';
  if (lower === upper) {
    const method = `two-sample Kolmogorov–Smirnov, ${law}, against ${sizes.reference} reference values`;
    return { value: lower, method, pValue: { value: p.pValue, method }, noShift: p.pValue };
  }
  const method =
    `two-sample Kolmogorov–Smirnov from the profile's bins, against ${sizes.reference} reference values: the distance at ` +
    'the edges, and an interval that holds for certain whatever lies within the bins';
  const least = ksPValue(upper, sizes.reference, sizes.current).pValue;
  return {
    value: lower,
    interval: { lower, upper, level: 1 },
    method,
    pValue: {
      value: p.pValue,
      method: `${law} at the lower end`,
      interval: { lower: least, upper: p.pValue, level: 1 },
    },
    noShift: p.pValue,
  };
}

/**
 * D ≤ δ + (distance of two samples of one law), so "shift ≤ δ" is tested by the same law at D − δ; and where
 * F and G differ most, by δ, their empirical difference is about normal with variance at most ¼·(1/n + 1/m).
 */
function deciding(
  numeric: NumericDetail,
  sizes: SampleSizes,
): Pick<DriftStatistic, 'shift' | 'atMost' | 'atLeast' | 'sensitivity'> {
  const { lower, upper } = distanceOf(numeric);
  const rows = effectiveSize(sizes);
  return {
    shift: lower,
    atMost: (delta) => (lower <= delta ? 1 : ksAsymptoticOrOne(lower - delta, sizes)),
    atLeast: (delta) => normalCdf((upper - delta) * 2 * Math.sqrt(rows)),
    sensitivity: (alpha) => ksSensitivity(alpha, rows),
  };
}

function ksAsymptoticOrOne(distance: number, sizes: SampleSizes): number {
  const p = ksAsymptoticPValue(distance, sizes.reference, sizes.current);
  return Number.isNaN(p) ? 1 : p;
}

/** Critical value of the limit law, √(ln(2/α)/2), plus what the power asks for. */
export function ksSensitivity(alpha: number, effectiveRows: number): Sensitivity {
  const reach = Math.sqrt(Math.log(2 / alpha) / 2) + normalQuantile(power) / 2;
  return {
    detectable: reach / Math.sqrt(effectiveRows),
    effectiveRowsFor: (delta) => (reach / delta) ** 2,
    spreadAt: () => 0.5,
  };
}
