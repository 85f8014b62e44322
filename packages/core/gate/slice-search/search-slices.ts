import { holm } from '#stats/multiple-testing.ts';
import { studentCritical } from '#stats/student-t.ts';
import { minFreedom, pWorse } from './compare-figures.ts';
import { distinctSlices, type WeakSlice } from './distinct-slices.ts';
import type { FiguresByCell } from './searched-metrics.ts';
import { candidatesOf, type Candidate, type SearchColumn } from './slice-candidates.ts';

export interface SearchResult {
  /** The surely worst first. */
  readonly weak: readonly WeakSlice[];
  /** How many are worse, those that others explain included. */
  readonly significant: number;
  readonly tried: number;
}

export interface SearchOptions {
  readonly depth: 1 | 2;
  readonly minRows: number;
  readonly confidence: number;
}

/**
 * Slices that are worse than all other rows: every value of every column, and every pair of two columns' values.
 * Holm over everything tried: the probability of reporting any slice when none is worse is at most (1 − confidence) / 2.
 * (Against finding on one half of the rows and testing on the other it sees more with up to some thousand slices.)
 * Of those found, the ones that others do not explain are reported.
 */
export function searchSlices(
  columns: readonly SearchColumn[],
  figuresOf: FiguresByCell,
  options: SearchOptions,
): SearchResult {
  const found = candidatesOf(columns, figuresOf, options.depth);
  const tried = found.filter((candidate) => canBeTried(candidate, options));
  const tail = (1 - options.confidence) / 2;
  const adjusted = holm(tried.map(({ figures }) => pWorse(figures.cell, figures.rest)));
  const critical = tail / Math.max(1, tried.length);
  const ranked = tried
    .map((candidate, index) => ({ candidate, pAdjusted: adjusted[index]! }))
    .filter(({ pAdjusted }) => pAdjusted <= tail)
    .sort((a, b) => surely(b.candidate, critical) - surely(a.candidate, critical));
  return {
    weak: distinctSlices(ranked, columns, { figuresOf, tail }),
    significant: ranked.length,
    tried: tried.length,
  };
}

function canBeTried({ rows, figures }: Candidate, { minRows }: SearchOptions): boolean {
  const { cell, rest } = figures;
  return rows >= minRows && cell.freedom >= minFreedom && rest.freedom >= minFreedom;
}

/** By how much it is worse at least. */
function surely({ figures: { cell, rest } }: Candidate, tail: number): number {
  const critical = studentCritical(1 - 2 * tail, cell.freedom);
  return cell.badness - rest.badness - critical * Math.sqrt(cell.variance + rest.variance);
}
