import { quantileOfSorted } from './sorted-quantile.ts';
import type { NumericDetail } from './column-comparison.ts';

export interface Scale {
  readonly mean: number;
  readonly std: number;
}

/** Current = factor · reference + offset. */
export interface UnitChange {
  readonly factor: number;
  readonly offset: number;
  /** '1000 times', '°C as °F'. */
  readonly name: string;
}

interface Candidate extends UnitChange {
  /** How far the spread may be off, as a share; the closer two units are, the less. */
  readonly tolerance: number;
}

const powersOfTen = Array.from({ length: 9 }, (_, power) => 10 ** (power + 1));
const multiples = [
  ...[...powersOfTen, 60, 3600, 86_400].map((factor) => ({ factor, tolerance: 0.1 })),
  // So near to the decimal prefixes that only an exact fit tells them apart.
  ...[1024, 1024 ** 2, 1024 ** 3].map((factor) => ({ factor, tolerance: 0.002 })),
];
const candidates: readonly Candidate[] = [
  ...multiples.flatMap(({ factor, tolerance }) => [
    { factor, offset: 0, name: `${factor} times`, tolerance },
    { factor: 1 / factor, offset: 0, name: `1/${factor} times`, tolerance },
  ]),
  { factor: 1.8, offset: 32, name: '°C as °F', tolerance: 0.05 },
  { factor: 1 / 1.8, offset: -32 / 1.8, name: '°F as °C', tolerance: 0.05 },
  { factor: 1, offset: 273.15, name: '°C as K', tolerance: 0.05 },
  { factor: 1, offset: -273.15, name: 'K as °C', tolerance: 0.05 },
];

/**
 * The change of unit that explains both where the current column lies and how wide it is: a pipeline that changed, not a world
 * that did. Factors that people mix up (decimal and binary prefixes, seconds and minutes, hours, days) and temperatures.
 */
export function unitChange(reference: Scale, current: Scale): UnitChange | undefined {
  const [best] = candidates
    .filter((candidate) => explains(candidate, reference, current))
    .sort((a, b) => distance(a, reference, current) - distance(b, reference, current));
  return best && { factor: best.factor, offset: best.offset, name: best.name };
}

function explains(
  { factor, offset, tolerance }: Candidate,
  reference: Scale,
  current: Scale,
): boolean {
  const spread = factor * reference.std;
  if (!(Math.abs(current.std / spread - 1) <= tolerance)) return false;
  const expected = factor * reference.mean + offset;
  const off = Math.abs(current.mean - expected);
  if (offset === 0) return off <= Math.max(tolerance * Math.abs(expected), 0.25 * spread);
  // A shift that the column's own spread swallows says nothing about units.
  return off <= 0.1 * spread && Math.abs(expected - reference.mean) >= reference.std;
}

function distance({ factor }: Candidate, reference: Scale, current: Scale): number {
  return Math.abs(Math.log(current.std / (factor * reference.std)));
}

/** Middle and spread from quantiles, which single wild values do not move; only where all values are known. */
export function robustScales(
  values: NonNullable<NumericDetail['values']>,
): { readonly reference: Scale; readonly current: Scale } | undefined {
  const [reference, current] = [values.reference, values.current].map((sorted) => ({
    mean: quantileOfSorted(sorted, 0.5),
    // The width of the middle 80 % of a normal law in standard deviations.
    std: (quantileOfSorted(sorted, 0.9) - quantileOfSorted(sorted, 0.1)) / 2.563,
  }));
  // Columns that mostly hold one value have no width to compare.
  return reference!.std > 0 && current!.std > 0
    ? { reference: reference!, current: current! }
    : undefined;
}
