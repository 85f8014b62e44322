import { cellOf } from './histogram.ts';

/** How many rows fall into each cell of a plane: a scatter plot of any number of rows. */
export interface CountGrid {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Row by row from the lowest y; `columns * rows` of them. */
  readonly counts: Float64Array;
}

/** Pairs outside the plane are counted in its nearest cell. */
export function countGrid(
  xs: (row: number) => number,
  ys: (row: number) => number,
  plane: Pick<CountGrid, 'x' | 'y' | 'columns' | 'rows'> & {
    readonly length: number;
    readonly weights?: Float64Array | undefined;
  },
): CountGrid {
  const { x, y, columns, rows, length, weights } = plane;
  const counts = new Float64Array(columns * rows);
  for (let row = 0; row < length; row++) {
    const cell = cellOf(ys(row), y, rows) * columns + cellOf(xs(row), x, columns);
    counts[cell]! += weights?.[row] ?? 1;
  }
  return { x, y, columns, rows, counts };
}
