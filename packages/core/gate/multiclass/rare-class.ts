import type { Estimate } from '../estimate.ts';
import type { MulticlassRows } from './multiclass-rows.ts';

/** Rows of a class below which a mean over classes has no interval: one class's noise is all there is to see. */
export const minRowsOfClass = 20;

/** Why an interval of a mean over classes cannot be had: a class that occurs does so too rarely. */
export function rareClass({
  classes,
  sizes,
  labels,
}: MulticlassRows): Pick<Estimate, 'unknown' | 'rowsForInterval'> | undefined {
  let rarest: number | undefined;
  for (const [index, size] of sizes.entries()) {
    if (size > 0 && (rarest === undefined || size < sizes[rarest]!)) rarest = index;
  }
  if (rarest === undefined || sizes[rarest]! >= minRowsOfClass) return undefined;
  const size = sizes[rarest]!;
  return {
    unknown: `${size} ${size === 1 ? 'row' : 'rows'} of class '${classes[rarest]!}' are too few for an interval of a mean over classes, which takes ${minRowsOfClass} of each`,
    rowsForInterval: Math.ceil((labels.length * minRowsOfClass) / size),
  };
}
