import { sumsOfDraws, type RowSums } from '#stats/bootstrap-sums.ts';
import { jackknifeOfSums, jackknifeOfUnits, type Jackknife } from '#stats/jackknife-sums.ts';
import type { DrawnMatrices } from './cell-draws.ts';
import { pseudoPredictions, weightOfPseudoRow } from './pseudo-rows.ts';
import { pseudoLabels, type GateRows } from './gate-rows.ts';

type Model = 'candidate' | 'champion';

/**
 * The four counts of one model's confusion matrix (tn, fp, fn, tp) of every draw of the rows and the pseudo-rows, draw d at 4 · d. All
 * metrics of a threshold share them, and both models the draws.
 */
export function drawnMatrices(
  rows: GateRows<Uint8Array>,
  model: Model,
  threshold: number,
): Float64Array {
  if (rows.drawsSingleRows) {
    return rows.shared(`cells at ${threshold}`, () => byCells(rows, threshold))[model];
  }
  return rows.shared(`cells of ${model} at ${threshold}`, () => byRows(rows, model, threshold));
}

function byCells(rows: GateRows<Uint8Array>, threshold: number): DrawnMatrices {
  return rows.drawCells(cellsAt(rows, threshold));
}

function cellsAt(rows: GateRows<Uint8Array>, threshold: number): number[] {
  return rows.shared(`counts of cells at ${threshold}`, () => cellCounts(rows, threshold));
}

/** Rows and pseudo-rows by 4 · label + 2 · candidate's prediction + champion's prediction. */
function cellCounts(rows: GateRows<Uint8Array>, threshold: number): number[] {
  const { labels, candidate, champion = candidate } = rows;
  const cells = [1, 1, 1, 1, 1, 1, 1, 1]; // the pseudo-rows
  for (let row = 0; row < labels.length; row++) {
    const first = candidate[row]! >= threshold ? 2 : 0;
    const second = champion[row]! >= threshold ? 1 : 0;
    cells[4 * labels[row]! + first + second]! += 1;
  }
  return cells;
}

/** How a figure of one model's matrix changes when what is drawn is left out, a cell (or a row, or a cluster) at a time. */
export function matrixJackknife(
  rows: GateRows<Uint8Array>,
  { model, threshold }: { readonly model: Model; readonly threshold: number },
  statistic: (counts: Float64Array) => number,
): Jackknife {
  if (!rows.drawsSingleRows) {
    const sums = matrixSums(rows, model, threshold);
    return jackknifeOfSums(rows.resamplingWithPseudoRows(), sums, statistic);
  }
  const entryOf = (cell: number): number =>
    2 * (cell >> 2) + ((model === 'candidate' ? cell >> 1 : cell) & 1);
  const counts = Float64Array.from(cellsAt(rows, threshold));
  const sums = new Float64Array(4 * counts.length);
  for (let cell = 0; cell < counts.length; cell++) sums[4 * cell + entryOf(cell)] = 1;
  return jackknifeOfUnits({ sums, width: 4, counts }, statistic);
}

/** Rows that do not count alike, or are not drawn one by one. */
function byRows(rows: GateRows<Uint8Array>, model: Model, threshold: number): Float64Array {
  return sumsOfDraws(rows.resamplingWithPseudoRows(), matrixSums(rows, model, threshold));
}

function matrixSums(rows: GateRows<Uint8Array>, model: Model, threshold: number): RowSums {
  const { labels, weights } = rows;
  const scores = rows[model]!;
  const cellOf = (row: number): number =>
    row < labels.length
      ? 2 * labels[row]! + Number(scores[row]! >= threshold)
      : 2 * pseudoLabels[row - labels.length]! + pseudoPredictions[model][row - labels.length]!;
  const pseudoWeight = weightOfPseudoRow(weights);
  return {
    width: 4,
    addRow: (sums, offset, row) => {
      sums[offset + cellOf(row)]! += row < labels.length ? (weights?.[row] ?? 1) : pseudoWeight;
    },
  };
}
