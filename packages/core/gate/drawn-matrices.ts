import { sumsOfDraws } from '#stats/bootstrap-sums.ts';
import type { DrawnMatrices } from './cell-draws.ts';
import { pseudoLabels, type GateRows } from './gate-rows.ts';

// One pseudo-row for every label, candidate prediction and champion prediction: per class and model two right and
// two wrong. A bootstrap of "no mistake in 30 rows" would have no spread at all and pass anything; with these rows
// it is as wide as the plus-four interval (Agresti and Coull 1998; Agresti and Caffo 2000).
const pseudoPredictions = {
  candidate: Uint8Array.of(0, 0, 1, 1, 0, 0, 1, 1),
  champion: Uint8Array.of(0, 1, 0, 1, 0, 1, 0, 1),
};

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
  const { labels, candidate, champion = candidate } = rows;
  const cells = [1, 1, 1, 1, 1, 1, 1, 1]; // the pseudo-rows
  for (let row = 0; row < labels.length; row++) {
    const first = candidate[row]! >= threshold ? 2 : 0;
    const second = champion[row]! >= threshold ? 1 : 0;
    cells[4 * labels[row]! + first + second]! += 1;
  }
  return rows.drawCells(cells);
}

/** Rows that do not count alike, or are not drawn one by one. */
function byRows(rows: GateRows<Uint8Array>, model: Model, threshold: number): Float64Array {
  const { labels, weights } = rows;
  const scores = rows[model]!;
  const cellOf = (row: number): number =>
    row < labels.length
      ? 2 * labels[row]! + Number(scores[row]! >= threshold)
      : 2 * pseudoLabels[row - labels.length]! + pseudoPredictions[model][row - labels.length]!;
  const pseudoWeight = weights ? weightOfPseudoRow(weights) : 1;
  return sumsOfDraws(rows.resamplingWithPseudoRows(), {
    width: 4,
    addRow: (sums, offset, row) => {
      sums[offset + cellOf(row)]! += row < labels.length ? (weights?.[row] ?? 1) : pseudoWeight;
    },
  });
}

/** Σw² / Σw: beside the rows a pseudo-row then weighs as one beside as many rows as they are worth (Kish). */
function weightOfPseudoRow(weights: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const weight of weights) {
    sum += weight;
    squares += weight * weight;
  }
  return squares / sum;
}
