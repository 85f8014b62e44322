import type { NumericProfile } from './profile.ts';

/** Values at or below x, of the profiled finite ones: exact at the profile's own edges, even in between. */
export function countUpTo(profile: NumericProfile, x: number): number {
  const { edges, counts, discrete } = profile;
  if (x < edges[0]!) return 0;
  let sum = 0;
  if (discrete === true || edges.length === 1) {
    for (const [index, edge] of edges.entries()) if (edge <= x) sum += counts[index]!;
    return sum;
  }
  for (const [bin, count] of counts.entries()) {
    const [low, high] = [edges[bin]!, edges[bin + 1]!];
    if (x >= high) sum += count;
    else return sum + count * Math.max(0, (x - low) / (high - low));
  }
  return sum;
}

/** The value that a share `p` of the values does not exceed; even within a bin. */
export function profileQuantile(profile: NumericProfile, p: number): number {
  const { edges, counts, discrete, max } = profile;
  const wanted = p * counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  for (const [bin, count] of counts.entries()) {
    if (count > 0 && sum + count >= wanted) {
      if (discrete === true || edges.length === 1) return edges[bin]!;
      const [low, high] = [edges[bin]!, edges[bin + 1]!];
      return low + (high - low) * ((wanted - sum) / count);
    }
    sum += count;
  }
  return max;
}

export interface CommonCells {
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** More cells than this show noise before they show a shift. */
const mostCells = 10;

/**
 * Two profiles with edges of their own, counted in the same cells: every value when both list them, otherwise about ten
 * cells that hold equal shares of both together, cut at edges that one of them has.
 */
export function commonCells(before: NumericProfile, after: NumericProfile): CommonCells {
  const all = [...new Set([...before.edges, ...after.edges])].sort((a, b) => a - b);
  const isListed = (profile: NumericProfile): boolean =>
    profile.discrete === true || profile.edges.length === 1;
  const cuts =
    isListed(before) && isListed(after) && all.length <= 5 * mostCells
      ? all
      : evenCuts(all, before, after);
  const counted = (profile: NumericProfile): number[] => {
    const upTo = cuts.map((cut) => countUpTo(profile, cut));
    const inner = upTo.map((count, index) => count - (upTo[index - 1] ?? 0));
    return [...inner, Math.max(0, total(profile) - (upTo.at(-1) ?? 0))];
  };
  const [a, b] = [counted(before), counted(after)];
  // A cell that both leave empty says nothing, and would only count as a degree of freedom.
  const kept = a.map((count, cell) => count + b[cell]! > 0);
  return {
    before: a.filter((_one, cell) => kept[cell]),
    after: b.filter((_one, cell) => kept[cell]),
  };
}

function evenCuts(
  candidates: readonly number[],
  before: NumericProfile,
  after: NumericProfile,
): number[] {
  const [n, m] = [total(before), total(after)];
  const cuts: number[] = [];
  let filled = 0;
  for (const candidate of candidates) {
    const share = (countUpTo(before, candidate) / n + countUpTo(after, candidate) / m) / 2;
    if (share < (filled + 1) / mostCells || share >= 1) continue;
    cuts.push(candidate);
    filled = Math.floor(share * mostCells);
  }
  return cuts;
}

function total({ counts }: NumericProfile): number {
  return counts.reduce((sum, count) => sum + count, 0);
}
