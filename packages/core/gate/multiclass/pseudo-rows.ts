import { sumsOfDraws } from '#stats/bootstrap-sums.ts';
import { addPrediction, type ClassCounts } from '#stats/multiclass-counts.ts';
import { stratifiedResampling } from '#stats/stratified-resampling.ts';
import type { Model, MulticlassRows } from './multiclass-rows.ts';

// Of each class that occurs: both models right, one of them, the other, neither. A bootstrap of "no mistake in 30
// rows" would have no spread at all and pass anything (Agresti and Coull 1998; Agresti and Caffo 2000).
const isRight = { candidate: [1, 1, 0, 0], champion: [1, 0, 1, 0] } as const;
const perClass = isRight.candidate.length;

/** Counts of the pseudo-rows, and of every draw of them. They are drawn beside the rows, the same for both models. */
export function drawsOfPseudoRows(
  rows: MulticlassRows,
  model: Model,
): { counts: ClassCounts; draws: Float64Array } {
  const occurring = [...rows.sizes.keys()].filter((index) => rows.sizes[index]! > 0);
  const width = 3 * rows.classes.length;
  const addRow = (sums: Float64Array, offset: number, row: number): void => {
    const label = occurring[Math.floor(row / perClass)]!;
    const right = isRight[model][row % perClass]!;
    addPrediction(sums, offset, {
      label,
      predicted: right ? label : another(label, occurring, rows),
    });
  };
  const count = occurring.length * perClass;
  const counts = new Float64Array(width);
  for (let row = 0; row < count; row++) addRow(counts, 0, row);
  const resampling = stratifiedResampling(new Uint8Array(count), rows.options);
  return { counts, draws: sumsOfDraws(resampling, { width, addRow }) };
}

/** The class that a mistaken pseudo-row takes its row for: the next one, so that mistakes spread over all classes. */
function another(label: number, occurring: readonly number[], { classes }: MulticlassRows): number {
  if (occurring.length === 1) return (label + 1) % classes.length;
  return occurring[(occurring.indexOf(label) + 1) % occurring.length]!;
}
