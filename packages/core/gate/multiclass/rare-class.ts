import type { Estimate } from '../estimate.ts';
import { unitsOfClasses } from './class-units.ts';
import type { MulticlassRows } from './multiclass-rows.ts';

/** Rows of a class below which a mean over classes has no interval: one class's noise is all there is to see. */
export const minRowsOfClass = 20;

/** Why an interval of a mean over classes cannot be had: a class that occurs does so too rarely. */
export function rareClass(
  rows: MulticlassRows,
): Pick<Estimate, 'unknown' | 'rowsForInterval'> | undefined {
  const { counts, what } = unitsOfClasses(rows);
  let rarest: number | undefined;
  for (const [index, size] of rows.sizes.entries()) {
    if (size > 0 && (rarest === undefined || counts[index]! < counts[rarest]!)) rarest = index;
  }
  if (rarest === undefined || counts[rarest]! >= minRowsOfClass) return undefined;
  const size = counts[rarest]!;
  return {
    unknown: `${size} ${size === 1 ? what.slice(0, -1) : what} of class '${rows.classes[rarest]!}' are too few for an interval of a mean over classes, which takes ${minRowsOfClass} of each`,
    rowsForInterval: Math.ceil((rows.labels.length * minRowsOfClass) / size),
  };
}
