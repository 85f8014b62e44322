import { wholeCells } from '../profile/cell-bins.ts';
import { decodeCells } from '../profile/cell-text.ts';
import type { NumericProfile } from '../profile/profile.ts';
import type { BinCounts } from './column-comparison.ts';
import { nextBelow } from '../profile/next-double.ts';

/** Edges in which current values are counted, and the reference's counts between them. */
export interface FineBins {
  readonly edges: readonly number[];
  readonly counts: readonly number[];
}

/** More bins are only noise in a short window: at 50, a 5 % test alarms 7 % of the time. */
const mostBins = 10;
/** Quantile bins of fewer reference values have edges so uncertain that a 5 % test alarms 7.5 % of the time. */
const rowsPerBin = 40;

/**
 * The reference's bins: cells of the grid that every table shares, or those of the profile's edges. A discrete column gets one bin of zero width for each value and one for what lies between
 * two values, so that its distribution function is known exactly on both sides.
 */
export function fineBins(profile: NumericProfile): FineBins {
  if (profile.cells) return wholeCells(decodeCells(profile.cells)!, profile.cells.zeros);
  if (profile.discrete !== true && profile.edges.length > 1) {
    return { edges: profile.edges, counts: profile.counts };
  }
  const edges: number[] = [];
  const counts: number[] = [];
  for (const [index, value] of profile.edges.entries()) {
    const before = nextBelow(value);
    if (edges.length === 0) edges.push(before);
    else if (edges.at(-1)! < before) {
      edges.push(before);
      counts.push(0);
    }
    edges.push(value);
    counts.push(profile.counts[index]!);
  }
  return { edges, counts };
}

export interface OutsideCounts {
  readonly below: number;
  readonly above: number;
  readonly infinite: { readonly reference: number; readonly current: number };
}

/** Neighbouring fine bins joined to about ten of equal reference counts, plus what lies outside of them. */
export function coarsen(
  fine: FineBins,
  current: readonly number[],
  outside: OutsideCounts,
): BinCounts {
  const total = fine.counts.reduce((sum, count) => sum + count, 0);
  const wanted = Math.max(2, Math.min(mostBins, Math.floor(total / rowsPerBin)));
  const labels: string[] = [];
  const counts: { reference: number[]; current: number[] } = { reference: [], current: [] };
  let [start, cumulative, inBin, currentInBin, filled] = [0, 0, 0, 0, 0];
  for (const [bin, count] of fine.counts.entries()) {
    cumulative += count;
    inBin += count;
    currentInBin += current[bin]!;
    const last = bin === fine.counts.length - 1;
    if (!last && (cumulative < ((filled + 1) * total) / wanted || inBin === 0)) continue;
    labels.push(binLabel(fine.edges[start]!, fine.edges[bin + 1]!));
    counts.reference.push(inBin);
    counts.current.push(currentInBin);
    filled = Math.floor((cumulative * wanted) / total);
    [start, inBin, currentInBin] = [bin + 1, 0, 0];
  }
  return withOutside({ labels, ...counts }, fine, outside);
}

function withOutside(inside: BinCounts, fine: FineBins, outside: OutsideCounts): BinCounts {
  const [first, last] = [fine.edges[0]!, fine.edges.at(-1)!];
  const parts = [
    outside.below > 0 ? [{ label: `< ${shown(first)}`, reference: 0, current: outside.below }] : [],
    inside.labels.map((label, bin) => ({
      label,
      reference: inside.reference[bin]!,
      current: inside.current[bin]!,
    })),
    outside.above > 0 ? [{ label: `> ${shown(last)}`, reference: 0, current: outside.above }] : [],
    outside.infinite.reference + outside.infinite.current > 0
      ? [{ label: 'infinite', ...outside.infinite }]
      : [],
  ].flat();
  return {
    labels: parts.map((part) => part.label),
    reference: parts.map((part) => part.reference),
    current: parts.map((part) => part.current),
  };
}

function binLabel(low: number, high: number): string {
  return nextBelow(high) <= low ? shown(high) : `${shown(low)} to ${shown(high)}`;
}

function shown(value: number): string {
  return String(Number(value.toPrecision(6)));
}
