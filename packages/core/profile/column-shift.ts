import { jensenShannonDistance } from '#stats/jensen-shannon.ts';
import { psi, psiNoShiftPValue } from '#stats/psi.ts';
import { commonCells, profileQuantile } from './numeric-distribution.ts';
import type { CategoricalProfile, ColumnProfile, NumericProfile } from './profile.ts';

export interface NumberMove {
  readonly name: 'min' | 'p05' | 'median' | 'mean' | 'p95' | 'max' | 'std';
  readonly before: number;
  readonly after: number;
}

export interface ValueMove {
  readonly value: string;
  /** Shares of the values that are there; 0 where the value is not listed. */
  readonly before: number;
  readonly after: number;
}

/** How the values of one column moved. */
export interface ColumnShift {
  readonly column: string;
  /** Population stability index over common cells; undefined where there is no distribution to compare. */
  readonly psi?: number;
  /** Jensen–Shannon distance over the same cells, natural logarithm. */
  readonly js?: number;
  /** Chance of a PSI this large between two samples of one population. */
  readonly pValue?: number;
  readonly numbers?: readonly NumberMove[];
  readonly values?: {
    /** Values that only one side lists; where some are not listed, they may have been there unlisted. */
    readonly gained: readonly ValueMove[];
    readonly lost: readonly ValueMove[];
    /** The largest change of share first. */
    readonly moved: readonly ValueMove[];
  };
  readonly range?: { readonly before: string; readonly after: string };
  /** Distinct values of ids, at least. */
  readonly distinct?: { readonly before: number; readonly after: number };
}

/** Undefined when both say the same of its values. */
export function columnShift(
  column: string,
  before: ColumnProfile,
  after: ColumnProfile,
): ColumnShift | undefined {
  if (before.numeric && after.numeric) return numericShift(column, before.numeric, after.numeric);
  if (before.categorical && after.categorical)
    return categoricalShift(column, before.categorical, after.categorical);
  if (before.range && after.range) {
    const [a, b] = [before.range, after.range].map(({ min, max }) => `${min} to ${max}`);
    return a === b ? undefined : { column, range: { before: a!, after: b! } };
  }
  const [a, b] = [distinctOf(before), distinctOf(after)];
  // Of merged profiles only bounds are known: within them nothing is known to have changed.
  if (!a || !b || (a.least <= b.most && b.least <= a.most)) return undefined;
  return { column, distinct: { before: a.least, after: b.least } };
}

function distinctOf(column: ColumnProfile): { least: number; most: number } | undefined {
  const { distinct, distinctAtMost = distinct } = column;
  return distinct === undefined ? undefined : { least: distinct, most: distinctAtMost! };
}

function numericShift(
  column: string,
  before: NumericProfile,
  after: NumericProfile,
): ColumnShift | undefined {
  const numbers = [
    move('min', before.min, after.min),
    move('p05', profileQuantile(before, 0.05), profileQuantile(after, 0.05)),
    move('median', profileQuantile(before, 0.5), profileQuantile(after, 0.5)),
    move('mean', before.mean, after.mean),
    move('p95', profileQuantile(before, 0.95), profileQuantile(after, 0.95)),
    move('max', before.max, after.max),
    move('std', before.std, after.std),
  ].filter((one) => Math.abs(one.after - one.before) > roundingOf(before, after));
  const cells = commonCells(before, after);
  const sizes = distance(cells.before, cells.after);
  const isSame = numbers.length === 0 && sameShares(cells.before, cells.after);
  return isSame ? undefined : { column, ...sizes, numbers };
}

/** Moments of merged profiles differ from those of the whole in their last digits. */
function roundingOf(before: NumericProfile, after: NumericProfile): number {
  return 1e-9 * Math.max(before.std, after.std, Math.abs(before.mean) * 1e-6);
}

function move(name: NumberMove['name'], before: number, after: number): NumberMove {
  return { name, before, after };
}

function categoricalShift(
  column: string,
  before: CategoricalProfile,
  after: CategoricalProfile,
): ColumnShift | undefined {
  const [a, b] = [countsOf(before), countsOf(after)];
  const names = [...new Set([...a.keys(), ...b.keys()])];
  const cells = {
    before: [...names.map((name) => a.get(name) ?? 0), before.otherCount],
    after: [...names.map((name) => b.get(name) ?? 0), after.otherCount],
  };
  if (sameShares(cells.before, cells.after)) return undefined;
  const [n, m] = [sum(cells.before), sum(cells.after)];
  const moves = names
    .map((value) => ({
      value,
      before: share(a.get(value) ?? 0, n),
      after: share(b.get(value) ?? 0, m),
    }))
    .filter((one) => one.before !== one.after)
    .sort(
      (x, y) =>
        Math.abs(y.after - y.before) - Math.abs(x.after - x.before) || (x.value < y.value ? -1 : 1),
    );
  const gained = moves.filter(({ value }) => !a.has(value));
  const lost = moves.filter(({ value }) => !b.has(value));
  const moved = moves.filter(({ value }) => a.has(value) && b.has(value));
  return { column, ...distance(cells.before, cells.after), values: { gained, lost, moved } };
}

function countsOf({ values }: CategoricalProfile): Map<string, number> {
  return new Map(values.map(({ value, count }) => [value, count]));
}

/** Empty sides have no distance. */
function distance(
  before: readonly number[],
  after: readonly number[],
): Pick<ColumnShift, 'psi' | 'js' | 'pValue'> {
  const result = psi(before, after);
  if (!Number.isFinite(result.value)) return {};
  const js = jensenShannonDistance(before, after);
  return { psi: result.value, js, pValue: psiNoShiftPValue(result) };
}

function sameShares(before: readonly number[], after: readonly number[]): boolean {
  const [n, m] = [sum(before), sum(after)];
  return before.every((count, cell) => count * m === after[cell]! * n);
}

function share(count: number, of: number): number {
  return of === 0 ? 0 : count / of;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
