/** The numbers that a measured value may be: 'at least 3', 'between 0 and 5, bounds excluded', 'exactly 0'. */
export interface Threshold {
  readonly min?: number;
  readonly max?: number;
  /** The bound itself fails. */
  readonly minExcluded?: boolean;
  readonly maxExcluded?: boolean;
}

export type Comparator = '<' | '<=' | '>' | '>=' | '=';

export function compared(comparator: Comparator, value: number): Threshold {
  if (comparator === '=') return { min: value, max: value };
  if (comparator === '<') return { max: value, maxExcluded: true };
  if (comparator === '<=') return { max: value };
  return comparator === '>' ? { min: value, minExcluded: true } : { min: value };
}

export function merged(thresholds: readonly Threshold[]): Threshold {
  return Object.assign({}, ...thresholds) as Threshold;
}

/** Of a count: whole bounds that do not fail. */
export function countBounds(threshold: Threshold): {
  readonly min?: number;
  readonly max?: number;
} {
  const { min, max, minExcluded = false, maxExcluded = false } = threshold;
  return {
    ...(min === undefined ? {} : { min: minExcluded ? Math.floor(min) + 1 : Math.ceil(min) }),
    ...(max === undefined ? {} : { max: maxExcluded ? Math.ceil(max) - 1 : Math.floor(max) }),
  };
}

/** Of a measured number; an excluded bound counts as a kept one only where a single number decides nothing. */
export function numberBounds(threshold: Threshold): {
  readonly min?: number;
  readonly max?: number;
} {
  const { min, max } = threshold;
  return { ...(min === undefined ? {} : { min }), ...(max === undefined ? {} : { max }) };
}

/** Ranges that together say the same of every value; a single one unless just one of two bounds is excluded. */
export function valueRanges(threshold: Threshold): Record<string, unknown>[] {
  const { min, max, minExcluded = false, maxExcluded = false } = threshold;
  const bounds = [
    ...(min === undefined ? [] : [{ key: 'min', value: min, excluded: minExcluded }]),
    ...(max === undefined ? [] : [{ key: 'max', value: max, excluded: maxExcluded }]),
  ];
  const of = (excluded: boolean): Record<string, unknown>[] => {
    const own = bounds.filter((bound) => bound.excluded === excluded);
    const range = Object.fromEntries(own.map(({ key, value }) => [key, value]));
    return own.length === 0 ? [] : [excluded ? { ...range, exclusive: true } : range];
  };
  return [...of(false), ...of(true)];
}

/** A share this far below a bound still fails at the bound, for tables of up to 10⁹ rows. */
const justBelow = 1e-9;

/** How many faulty rows a check lets pass, as options of ours; text says why there is no such limit. */
export type Limit = Readonly<Record<string, unknown>>;

/** The options of a check that counts faulty rows: its limit, beside a severity and a description. */
export function limitOptions(
  threshold: Threshold,
  unit: 'rows' | 'percent',
  common: Readonly<Record<string, unknown>>,
): Limit | string {
  const tolerance = toleranceOf(threshold, unit);
  if (typeof tolerance === 'string') return tolerance;
  if (typeof tolerance === 'number')
    return { ...common, ...(tolerance === 0 ? {} : { tolerance }) };
  const { severity, ...rest } = common;
  if (severity === 'info') return 'a number of rows may warn or fail here, not inform';
  return { ...rest, [severity === 'warn' ? 'warn' : 'error']: `> ${tolerance.rows}` };
}

function toleranceOf(
  threshold: Threshold,
  unit: 'rows' | 'percent',
): number | { readonly rows: number } | string {
  const { min = 0, max, minExcluded = false, maxExcluded = false } = threshold;
  if (min > 0 || (minExcluded && min >= 0))
    return 'it asks for faulty rows: here fewer are never wrong';
  if (max === undefined) return 'it has no upper limit, so it would never fail';
  if (unit === 'rows') {
    const most = countBounds(threshold).max!;
    if (most < 0) return 'no number of rows is below 0: it always fails';
    return most === 0 ? 0 : { rows: most };
  }
  const share = Number((max / 100).toPrecision(12));
  if (maxExcluded && share === 0) return 'no share is below 0 %: it always fails';
  if (share >= 1) return 'it allows every row to be wrong';
  return maxExcluded ? Number((share - justBelow).toPrecision(12)) : share;
}
