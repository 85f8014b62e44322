import type { MulticlassRows } from './multiclass-rows.ts';

/** Rows that count alike in every count per class: of one label and one prediction of each model. */
export interface ClassCell {
  readonly label: number;
  readonly candidate: number;
  /** The candidate's where there is no champion. */
  readonly champion: number;
}

export interface CountedCells {
  readonly cells: readonly ClassCell[];
  /** Rows of each cell. */
  readonly rows: readonly number[];
}

/** The cells that occur, in the order of their classes: at most as many as rows, and mostly far fewer. */
export function classCells({ labels, classes, candidate, champion }: MulticlassRows): CountedCells {
  const count = classes.length;
  const rowsOfCell = new Map<number, number>();
  for (let row = 0; row < labels.length; row++) {
    const first = candidate.predicted[row]!;
    const second = champion ? champion.predicted[row]! : first;
    const cell = (labels[row]! * count + first) * count + second;
    rowsOfCell.set(cell, (rowsOfCell.get(cell) ?? 0) + 1);
  }
  const counted = [...rowsOfCell].sort(([a], [b]) => a - b);
  return {
    cells: counted.map(([cell]) => ({
      label: Math.floor(cell / count / count),
      candidate: Math.floor(cell / count) % count,
      champion: cell % count,
    })),
    rows: counted.map(([, rows]) => rows),
  };
}
