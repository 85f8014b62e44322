import { inlineDraws } from './draw-engine.ts';
import type { Resampling } from './stratified-resampling.ts';

/** Adds what one row contributes to the `width` sums that start at `offset`. */
export type AddRow = (sums: Float64Array, offset: number, row: number) => void;

/** Sums over all rows, for the point estimate. */
export function sumRows(rowCount: number, width: number, addRow: AddRow): Float64Array {
  const sums = new Float64Array(width);
  for (let row = 0; row < rowCount; row++) addRow(sums, 0, row);
  return sums;
}

/** What a row adds to, and how many sums that are. */
export interface RowSums {
  readonly width: number;
  readonly addRow: AddRow;
}

/**
 * The sums of every draw, draw d at d · width: rows are summed into units once, then a draw is a weighted sum of
 * units. Cost: rows + draws × units × width.
 */
export function sumsOfDraws(resampling: Resampling, { width, addRow }: RowSums): Float64Array {
  const { unitCount, unitOfRow, weights, engine = inlineDraws() } = resampling;
  const units = new Float64Array(unitCount * width);
  for (let row = 0; row < unitOfRow.length; row++) addRow(units, unitOfRow[row]! * width, row);
  return engine.sums({ weights, unitCount, units, width });
}

/** A statistic of the sums of every draw. */
export function statisticOfDraws(
  resampling: Resampling,
  sums: RowSums,
  statistic: (sums: Float64Array) => number,
): Float64Array {
  return statisticOfSums(sumsOfDraws(resampling, sums), sums.width, statistic);
}

/** @param sums of every draw, `width` a draw */
export function statisticOfSums(
  sums: Float64Array,
  width: number,
  statistic: (sums: Float64Array) => number,
): Float64Array {
  const values = new Float64Array(sums.length / width);
  for (let draw = 0; draw < values.length; draw++) {
    values[draw] = statistic(sums.subarray(draw * width, (draw + 1) * width));
  }
  return values;
}
