import { cauchyCombination } from '#stats/cauchy-combination.ts';
import { chiSquareSurvival } from '#stats/chi-square-distribution.ts';
import { conditionalChiSquarePValue } from '#stats/conditional-chi-square.ts';
import { rankComponents } from '#stats/rank-components.ts';
import { countAll, type BinCounts, type ColumnComparison } from './column-comparison.ts';
import { equalCells, hasValues, orderedCells, type OrderedCells } from './ordered-cells.ts';

/** The test of "nothing shifted" that the methods without a law of their own share. */
export interface NoShiftTest {
  /** NaN when a side has no row. */
  readonly pValue: number;
  /** Degrees of freedom of the part that sees a shift in any direction. */
  readonly degrees: number;
  /** Which share of α that part has at least. */
  readonly alphaShare: number;
}

/** More bins are only noise in a short window. */
const mostBins = 10;
/** Fewer rows of the smaller side in a bin say nothing about its share. */
const rowsPerBin = 20;
/** Cauchy's law is a little light for tests that agree as much as these: at 5 % they would alarm in 5.5 % (measured). */
const inflation = 1.08;
/** Cells rarer than this in the smaller side say little one by one. */
const smallestExpected = 1;

/**
 * Numeric columns: location, location and spread, these with skewness and tails, and a χ² over bins, combined. So a moved mean
 * is found nearly as surely as by Student's t, and any other change as well. Categories: χ² given the margins. Missing rows are a
 * category of their own when the method counts them.
 */
export function noShiftTest(
  comparison: ColumnComparison,
  counted: 'values' | 'with missing',
): NoShiftTest {
  const known = computed.get(comparison) ?? {};
  const result = known[counted] ?? computeTest(comparison, counted);
  computed.set(comparison, { ...known, [counted]: result });
  return result;
}

/** Six methods ask for the same test of the same column. */
const computed = new WeakMap<
  ColumnComparison,
  { readonly values?: NoShiftTest; readonly 'with missing'?: NoShiftTest }
>();

function computeTest(
  { numeric, bins, binsWithMissing }: ColumnComparison,
  counted: 'values' | 'with missing',
): NoShiftTest {
  const all = counted === 'values' ? bins : binsWithMissing;
  if (!numeric || !hasValues(numeric)) return byCategories(all);
  const cells = orderedCells(numeric);
  const rows = Math.min(countAll(cells.reference), countAll(cells.current));
  const wanted = Math.max(2, Math.min(mostBins, Math.floor(rows / rowsPerBin)));
  const binned = withUnordered(equalCells(cells, wanted), all);
  const chiSquare = conditionalChiSquarePValue(binned.reference, binned.current);
  const squares = rankComponents(cells.reference, cells.current).map((z) => z * z);
  const upTo = (count: number): number =>
    squares.length < count ? Number.NaN : chiSquareSurvival(sum(squares.slice(0, count)), count);
  const tests = [
    { pValue: upTo(1), weight: 2 },
    { pValue: upTo(2), weight: 1 },
    { pValue: squares.length > 2 ? upTo(squares.length) : Number.NaN, weight: 1 },
    { pValue: chiSquare, weight: 1 },
  ];
  const weights = sum(tests.filter(({ pValue }) => !Number.isNaN(pValue)).map((t) => t.weight));
  return {
    pValue: Math.min(1, inflation * cauchyCombination(tests)),
    degrees: Math.max(1, binned.reference.length - 1),
    alphaShare: 1 / (weights * inflation),
  };
}

/** Rows that have no place in the order are bins of their own. */
function withUnordered(binned: OrderedCells, all: BinCounts): OrderedCells {
  const unordered = [...all.labels.keys()].filter((bin) =>
    ['infinite', 'missing'].includes(all.labels[bin]!),
  );
  return {
    reference: [...binned.reference, ...unordered.map((bin) => all.reference[bin]!)],
    current: [...binned.current, ...unordered.map((bin) => all.current[bin]!)],
  };
}

function byCategories(bins: BinCounts): NoShiftTest {
  const cells = withoutRare(bins);
  return {
    pValue: conditionalChiSquarePValue(cells.reference, cells.current),
    degrees: Math.max(1, cells.reference.length - 1),
    alphaShare: 1,
  };
}

/**
 * Categories of less than one expected row make one, unless they are most of the rows: then what they have in common is which
 * side repeats itself. Depends on sums of both sides only.
 */
function withoutRare({ reference, current }: BinCounts): OrderedCells {
  const [n, m] = [countAll(reference), countAll(current)];
  const smallerShare = Math.min(n, m) / (n + m);
  const kept = { reference: [] as number[], current: [] as number[] };
  const rare = { reference: 0, current: 0 };
  for (const [cell, a] of reference.entries()) {
    const b = current[cell]!;
    if (a + b === 0) continue;
    if ((a + b) * smallerShare < smallestExpected) {
      rare.reference += a;
      rare.current += b;
    } else {
      kept.reference.push(a);
      kept.current.push(b);
    }
  }
  const rows = rare.reference + rare.current;
  if (rows === 0) return kept;
  if (rows > (n + m) / 2) return { reference, current };
  return {
    reference: [...kept.reference, rare.reference],
    current: [...kept.current, rare.current],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
