import { studentTwoSided } from '#stats/student-t.ts';
import type { CellFigure } from './searched-metrics.ts';

// With fewer of a class than this the variance of an AUC is a guess.
export const minFreedom = 9;

/** P of a difference this large when the slice is as good as the rest (Welch's t, with the slice's degrees of freedom). */
export function pWorse(cell: CellFigure, rest: CellFigure): number {
  const t = (cell.badness - rest.badness) / Math.sqrt(cell.variance + rest.variance);
  if (!(t > 0)) return 1;
  return studentTwoSided(t, cell.freedom) / 2;
}
