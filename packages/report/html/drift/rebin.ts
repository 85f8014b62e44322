import type { NumericDetail } from '#core/drift/column-comparison.ts';

/** Both sides as shares in bins of equal width, over the range that holds nearly all rows. */
export interface Shape {
  /** Ascending, one more than bins. */
  readonly edges: readonly number[];
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Shares of either side beyond the drawn range. */
  readonly outside: { readonly reference: number; readonly current: number };
  /** One bin for every whole number. */
  readonly isWhole: boolean;
}

const drawnBins = 28;
const mostWholeNumbers = 32;
/** A single far value must not squeeze everything else into one bar. */
const leftOut = 0.005;

/**
 * The profile's bins hold equal counts, so their widths say the shape; an eye reads heights. Counts are spread evenly within a bin, which is
 * for the picture only: nothing is decided by it.
 */
export function shapeOf(detail: NumericDetail): Shape | undefined {
  const bins = binsOf(detail);
  const sides = ['reference', 'current'] as const;
  const domain = domainOf(bins);
  if (!domain) return undefined;
  const [low, high] = domain;
  const isWhole =
    high - low < mostWholeNumbers && bins.every(({ from, to }) => isInteger(from) && isInteger(to));
  const edges = isWhole ? wholeEdges(low, high) : evenEdges(low, high);
  const [reference, current] = sides.map((side) => spread(bins, side, edges));
  return {
    edges,
    reference: reference!.shares,
    current: current!.shares,
    outside: { reference: reference!.outside, current: current!.outside },
    isWhole,
  };
}

interface Bin {
  readonly from: number;
  readonly to: number;
  readonly reference: number;
  readonly current: number;
}

type Side = 'reference' | 'current';

function binsOf(detail: NumericDetail): Bin[] {
  const { edges, reference, current, below, above, currentMin, currentMax } = detail;
  const [first, last] = [edges[0]!, edges.at(-1)!];
  const inside = reference.map((count, bin) => ({
    from: edges[bin]!,
    to: edges[bin + 1]!,
    reference: count,
    current: current[bin]!,
  }));
  return [
    ...(below > 0 ? [{ from: currentMin, to: first, reference: 0, current: below }] : []),
    ...inside,
    ...(above > 0 ? [{ from: last, to: currentMax, reference: 0, current: above }] : []),
  ].filter((bin) => bin.reference + bin.current > 0);
}

/** What is drawn: nearly all of both sides, unless a few far values of one would squeeze the rest into one bar. */
function domainOf(bins: readonly Bin[]): [number, number] | undefined {
  const reference = rangeOf(bins, 'reference');
  const current = rangeOf(bins, 'current');
  if (!reference || !current) return reference ?? current;
  const room = furthest * (reference[1] - reference[0]);
  const [low, high] = [reference[0] - room, reference[1] + room];
  return [
    Math.min(
      reference[0],
      shareOf(bins, (bin) => bin.from < low) < 0.5 ? Math.max(low, current[0]) : current[0],
    ),
    Math.max(
      reference[1],
      shareOf(bins, (bin) => bin.to > high) < 0.5 ? Math.min(high, current[1]) : current[1],
    ),
  ];
}

/** So many times the middle of a side its tails may be long. */
const longestTail = 1.5;
const furthest = 2;

/** From the 0.5 % to the 99.5 % quantile, but no further from the middle nine tenths than 1.5 times their width. */
function rangeOf(bins: readonly Bin[], side: Side): [number, number] | undefined {
  const total = bins.reduce((sum, bin) => sum + bin[side], 0);
  if (total === 0) return undefined;
  const at = (share: number): number => {
    let cumulative = 0;
    for (const bin of bins) {
      const inBin = bin[side];
      if (inBin > 0 && cumulative + inBin >= share * total) {
        return bin.from + (bin.to - bin.from) * Math.max(0, (share * total - cumulative) / inBin);
      }
      cumulative += inBin;
    }
    return bins.at(-1)!.to;
  };
  const [from, to] = [at(0.05), at(0.95)];
  const tail = longestTail * (to - from);
  // A side with one value in nine tenths of its rows has no width of its own.
  if (tail === 0) return [at(leftOut), at(1 - leftOut)];
  return [Math.max(at(leftOut), from - tail), Math.min(at(1 - leftOut), to + tail)];
}

function shareOf(bins: readonly Bin[], matches: (bin: Bin) => boolean): number {
  const total = bins.reduce((sum, { current }) => sum + current, 0);
  return bins.filter((bin) => matches(bin)).reduce((sum, { current }) => sum + current, 0) / total;
}

function spread(
  bins: readonly Bin[],
  side: Side,
  edges: readonly number[],
): { shares: number[]; outside: number } {
  const total = bins.reduce((sum, bin) => sum + bin[side], 0);
  const shares = edges.slice(1).map(() => 0);
  if (total === 0) return { shares, outside: 0 };
  const [low, width] = [edges[0]!, edges[1]! - edges[0]!];
  const place = (value: number): number => (value - low) / width;
  for (const bin of bins) {
    const share = bin[side] / total;
    if (share === 0) continue;
    const [from, to] = [place(bin.from), place(bin.to)];
    // A bin of no width is a single value; the nearest double below it belongs to the same one.
    if (to - from < 1e-6) {
      const index = Math.min(shares.length - 1, Math.floor(to + 1e-9));
      if (to >= -1e-9 && to <= shares.length + 1e-9) shares[Math.max(0, index)]! += share;
      continue;
    }
    for (let index = Math.max(0, Math.floor(from)); index < Math.min(shares.length, to); index++) {
      const overlap = Math.min(to, index + 1) - Math.max(from, index);
      shares[index]! += (share * Math.max(0, overlap)) / (to - from);
    }
  }
  const drawn = shares.reduce((sum, share) => sum + share, 0);
  return { shares, outside: Math.max(0, 1 - drawn) };
}

function evenEdges(low: number, high: number): number[] {
  // A single value, and the nearest double below it, are one place.
  const isOne = high - low <= 1e-9 * Math.max(Math.abs(low), Math.abs(high));
  const room = isOne ? Math.abs(low) || 1 : high - low;
  const from = isOne ? low - room / 2 : low;
  return Array.from({ length: drawnBins + 1 }, (_, index) => from + (room * index) / drawnBins);
}

function wholeEdges(low: number, high: number): number[] {
  const [from, to] = [Math.round(low), Math.round(high)];
  return Array.from({ length: to - from + 2 }, (_, index) => from + index - 0.5);
}

function isInteger(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, Math.abs(value));
}
