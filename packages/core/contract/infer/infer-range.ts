import { tailBound } from '#stats/tail-bound.ts';
import type { ColumnProfile } from '../../profile/profile.ts';
import { profileQuantile } from '../../profile/numeric-distribution.ts';
import type { ColumnTails } from './evidence.ts';
import { freshTolerance } from './fresh-sample.ts';

export type Check = string | Readonly<Record<string, unknown>>;

/** A bound further out than this many times the reach of the sample, from its median, would stop nothing. */
const widest = 10;

interface Side {
  /** Where no fresh value is expected beyond; undefined: only a share of values can be promised to stay within. */
  readonly hard: number | undefined;
  /** The extreme that was seen. */
  readonly seen: number;
}

/**
 * Ranges of a column. Where the tail of the sample tells how far the next one reaches, the bound stands there, and a
 * single value beyond it warns. Where it does not (a heavy tail, a short sample), it stands at the extreme that was
 * seen. A range fails only above the share of values that chance can bring whatever the law is: faults of one row in a
 * thousand, unseen in a sample of a thousand, are in the next one twice as often as not.
 * @param alpha chance of a false alarm at either end
 */
export function inferRange(column: ColumnProfile, tails: ColumnTails, alpha: number): Check[] {
  const { numeric, type, rows, missing, infinite } = column;
  if (!numeric || tails.largest.length === 0) return [];
  const present = rows - missing - infinite;
  const median = profileQuantile(numeric, 0.5);
  const { lower, upper } =
    numeric.min === numeric.max
      ? constantSides(numeric.min)
      : sidesOf(tails, { present, median, alpha, lattice: type === 'integer' ? 1 : 0 });
  const ends = [
    { key: 'min', side: lower, sign: -1 },
    { key: 'max', side: upper, sign: 1 },
  ] as const;
  const reach = Math.max(0, (upper.hard ?? upper.seen) - (lower.hard ?? lower.seen));
  const bounds = (isHard: boolean): Record<string, number> =>
    Object.fromEntries(
      ends
        .filter(({ side }) => (side.hard !== undefined) === isHard)
        .map(({ key, side, sign }) => [key, outward(side.hard ?? side.seen, sign, reach)]),
    );
  const extras = {
    // In a column of fractions a missing value may be stored as NaN.
    ...(type === 'number' && missing > 0 ? { allow_nan: true } : {}),
    ...(type === 'number' && infinite > 0 ? { allow_infinite: true } : {}),
  };
  const checks = [true, false].flatMap((isHard): Check[] => {
    const own = bounds(isHard);
    const sides = Object.keys(own).length;
    if (sides === 0) return [];
    const tolerance = freshTolerance({ failing: 0, rows: present, sides }, alpha * sides);
    // Few rows: chance alone may put every one of the next few beyond the extremes.
    if (tolerance >= 1) return isHard ? [{ range: { ...own, ...extras, severity: 'warn' } }] : [];
    return [{ range: { ...own, ...extras, tolerance, ...(isHard ? { warn: 0 } : {}) } }];
  });
  return checks;
}

/** One value in every row seen does not say that there is no other. */
function constantSides(value: number): { lower: Side; upper: Side } {
  const side = { hard: undefined, seen: value };
  return { lower: side, upper: side };
}

function sidesOf(
  tails: ColumnTails,
  facts: { present: number; median: number; alpha: number; lattice: number },
): { lower: Side; upper: Side } {
  const { present, median } = facts;
  const mirrored = sideOf(
    tails.smallest.map((value) => 0 - value),
    { ...facts, n: present, median: -median },
  );
  const lower = { hard: negated(mirrored.hard), seen: 0 - mirrored.seen };
  return {
    lower: atZero(lower),
    upper: sideOf(tails.largest, { ...facts, n: present }),
  };
}

function sideOf(
  largest: readonly number[],
  { n, lattice, median, alpha }: { n: number; lattice: number; median: number; alpha: number },
): Side {
  const seen = largest[0]!;
  const { bound } = tailBound({ largest, n, lattice }, n, alpha);
  const isUsable = bound - median <= widest * (seen - median) && Number.isFinite(bound);
  return { hard: isUsable || bound === seen ? bound : undefined, seen };
}

/**
 * Amounts, counts and durations end at 0: where no value was below, none is expected there. A bound beyond the extremes
 * keeps its share of false alarms wherever it stands.
 */
function atZero(side: Side): Side {
  return side.seen >= 0 && (side.hard === undefined || side.hard < 0) ? { ...side, hard: 0 } : side;
}

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : 0 - value;
}

/** Away from the data, to a number with few digits: by at most a twentieth of the range. */
function outward(value: number, sign: 1 | -1, reach: number): number {
  const wanted = reach > 0 ? reach * 0.05 : Math.abs(value) * 0.05;
  if (!(wanted > 0) || value === 0) return value;
  const unit = 10 ** Math.floor(Math.log10(wanted));
  const steps = sign > 0 ? Math.ceil(value / unit) : Math.floor(value / unit);
  // The product carries rounding; twelve digits are more than the bound means.
  const rounded = Number((steps * unit).toPrecision(12));
  return (rounded - value) * sign >= 0 ? rounded + 0 : value;
}
