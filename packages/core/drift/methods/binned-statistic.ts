import {
  detectableNoncentrality,
  noncentralChiSquareCdf,
  noncentralChiSquareSurvival,
} from '#stats/chi-square-distribution.ts';
import { effectiveSize } from '#stats/psi.ts';
import { countAll, type BinCounts, type ColumnComparison } from '../column-comparison.ts';
import { noShiftTest } from '../no-shift-test.ts';
import { poolNeighbours, poolRare } from '../pooled-bins.ts';
import { power, type DriftStatistic } from './drift-method.ts';

/** How a divergence of histograms relates to χ²: `scale · g(value) · nm/(n + m)` is about χ² with bins − 1. */
export interface Divergence {
  /** The quantity of the method on these counts. */
  measure(bins: BinCounts): number;
  /** The noncentrality, per effective row, of a value of the method. */
  noncentrality(value: number): number;
  /** Its inverse. */
  value(noncentrality: number): number;
}

/**
 * The parts of a statistic that rest on bins: the value on all bins, how large the shift is on bins with enough rows each. Whether
 * anything shifted is the same question for all of them, and has its own test.
 */
export function binnedStatistic(
  comparison: ColumnComparison,
  counted: 'values' | 'with missing',
  divergence: Divergence,
): Omit<DriftStatistic, 'method'> & { readonly pooled: BinCounts } {
  const bins = counted === 'values' ? comparison.bins : comparison.binsWithMissing;
  const pooled = comparison.kind === 'numeric' ? poolNeighbours(bins) : poolRare(bins);
  const sizes = { reference: countAll(bins.reference), current: countAll(bins.current) };
  const rows = effectiveSize(sizes);
  const degrees = pooled.labels.length - 1;
  const shift = divergence.measure(pooled);
  const common = { value: divergence.measure(bins), shift, sizes, pooled };
  if (degrees < 1) return { ...common, ...oneBin(presentBins(bins) > 1) };
  const { pValue, degrees: testDegrees, alphaShare } = noShiftTest(comparison, counted);
  return {
    ...common,
    noShift: pValue,
    ...sizeTests(divergence, { shift, degrees, rows }),
    sensitivity: (alpha) => {
      const needed = detectableNoncentrality(alpha * alphaShare, power, testDegrees);
      return {
        detectable: divergence.value(needed / rows),
        effectiveRowsFor: (delta) => needed / divergence.noncentrality(delta),
        spreadAt: (delta) => spread(divergence, delta),
      };
    },
  };
}

/** "At most δ" and "at least δ": noncentral χ² on the scale of the method, unless the method has a law of its own. */
function sizeTests(
  divergence: Divergence,
  { shift, degrees, rows }: { shift: number; degrees: number; rows: number },
): Pick<DriftStatistic, 'atMost' | 'atLeast'> {
  const scaled = divergence.noncentrality(shift) * rows;
  const lambda = (delta: number): number => divergence.noncentrality(delta) * rows;
  return {
    atMost: (delta) => noncentralChiSquareSurvival(scaled, degrees, lambda(delta)),
    atLeast: (delta) => noncentralChiSquareCdf(scaled, degrees, lambda(delta)),
  };
}

/** One bin left: nothing to test because no row suffices for two, or because there is only one value at all. */
function oneBin(
  pooledAway: boolean,
): Pick<DriftStatistic, 'noShift' | 'atMost' | 'atLeast' | 'sensitivity'> {
  const undecidable = { noShift: Number.NaN, atMost: Number.NaN, atLeast: Number.NaN };
  const same = { noShift: 1, atMost: 1, atLeast: 0 };
  const { noShift, atMost, atLeast } = pooledAway ? undecidable : same;
  return {
    noShift,
    atMost: () => atMost,
    atLeast: () => atLeast,
    sensitivity: () => ({
      detectable: pooledAway ? Infinity : 0,
      // Two cells of five expected rows each are the least that can be tested.
      effectiveRowsFor: () => 10,
      spreadAt: () => 0,
    }),
  };
}

/** Noncentral χ² has variance 4λ once λ is large; the delta method takes it to the method's own scale. */
function spread(divergence: Divergence, delta: number): number {
  const lambda = divergence.noncentrality(delta);
  const [low, high] = [divergence.value(lambda * 0.999), divergence.value(lambda * 1.001)];
  return (2 * Math.sqrt(lambda) * (high - low)) / (0.002 * lambda);
}

/** ', decided on 12 of 40 bins after pooling rare ones: 0.021', or nothing when no bin was rare. */
export function pooledNote(bins: BinCounts, pooled: BinCounts, value: number): string {
  const present = presentBins(bins);
  if (pooled.labels.length >= present) return '';
  return `; decided on ${pooled.labels.length} bins after pooling rare ones: ${Number(value.toPrecision(4))}`;
}

function presentBins({ reference, current }: BinCounts): number {
  return reference.filter((count, bin) => count + current[bin]! > 0).length;
}
