import { drawMultinomial } from '#stats/binomial-draw.ts';
import { sumRows, type AddRow } from '#stats/bootstrap-sums.ts';
import { seedOfDraw } from '#stats/draw-weights.ts';
import { addPrediction, type ClassCounts } from '#stats/multiclass-counts.ts';
import { seededRandom } from '#stats/random-source.ts';
import { sparseSumsOfDraws } from '#stats/sparse-draw-sums.ts';
import { classCells, type CountedCells } from './class-cells.ts';
import type { Model, MulticlassRows } from './multiclass-rows.ts';
import { drawBeside, pseudoRows, pseudoWeight } from './pseudo-rows.ts';

/** One model's counts per class. */
export interface DrawnCounts {
  readonly counts: ClassCounts;
  readonly withPseudoRows: ClassCounts;
  /** Of every draw, pseudo-rows included; draw d at d · 3 · classes. */
  readonly draws: Float64Array;
}

type Drawn = Readonly<Record<Model, DrawnCounts>>;

/** Both models count the same draws: that pairs them. */
export function drawCounts(rows: MulticlassRows): Drawn {
  return rows.base.drawsSingleRows ? drawCells(rows) : drawRows(rows);
}

/**
 * A row counts per class only by its label and predictions, so a bootstrap of rows is a multinomial count of those
 * cells, drawn at once whatever the number of rows.
 */
function drawCells(rows: MulticlassRows): Drawn {
  const width = 3 * rows.classes.length;
  const { draws, seed } = rows.options;
  const parts = [classCells(rows), pseudoRows(rows)] as const;
  const empty = (): DrawnCounts => ({
    counts: new Float64Array(width),
    withPseudoRows: new Float64Array(width),
    draws: new Float64Array(width * draws),
  });
  const drawn = { candidate: empty(), champion: empty() };
  const models = rows.champion ? (['candidate', 'champion'] as const) : (['candidate'] as const);
  for (const model of models) {
    const { counts, withPseudoRows } = drawn[model];
    addCells(counts, 0, { ...parts[0], model });
    for (const part of parts) addCells(withPseudoRows, 0, { ...part, model });
  }
  for (let draw = 0; draw < draws; draw++) {
    const random = seededRandom(seedOfDraw(seed, draw));
    for (const { cells, rows: weights } of parts) {
      const size = weights.reduce((sum, weight) => sum + weight, 0);
      const counted = { cells, rows: drawMultinomial(random, size, weights) };
      for (const model of models) addCells(drawn[model].draws, draw * width, { ...counted, model });
    }
  }
  return drawn;
}

/** Rows that do not count alike, or are not drawn one by one. Pseudo-rows are drawn beside them. */
function drawRows(rows: MulticlassRows): Drawn {
  const { labels, weights, classes, base } = rows;
  const width = 3 * classes.length;
  const isRight = (model: Model) => (row: number) => rows[model]!.predicted[row] === labels[row];
  const models = rows.champion ? (['candidate', 'champion'] as const) : (['candidate'] as const);
  const weight = pseudoWeight(rows, models.map(isRight));
  const pseudo = pseudoRows(rows);
  const drawnPseudo = drawBeside(pseudo.rows, rows.options);
  const ofModel = (model: Model): DrawnCounts => {
    const { predicted } = rows[model]!;
    const addRow: AddRow = (sums, offset, row) =>
      addPrediction(sums, offset, {
        label: labels[row]!,
        predicted: predicted[row]!,
        rows: weights ? weights[row]! : 1,
      });
    const counts = sumRows(labels.length, width, addRow);
    const withPseudoRows = counts.slice();
    addCells(withPseudoRows, 0, { ...scaled(pseudo, weight), model });
    const draws = sparseSumsOfDraws(base.resampling(), { width, addRow });
    for (const [draw, drawn] of drawnPseudo.entries()) {
      const cells = { cells: pseudo.cells, rows: drawn };
      addCells(draws, draw * width, { ...scaled(cells, weight), model });
    }
    return { counts, withPseudoRows, draws };
  };
  const candidate = ofModel('candidate');
  return { candidate, champion: rows.champion ? ofModel('champion') : candidate };
}

function scaled({ cells, rows }: CountedCells, weight: number): CountedCells {
  return { cells, rows: rows.map((count) => count * weight) };
}

function addCells(
  counts: Float64Array,
  offset: number,
  { cells, rows, model }: CountedCells & { readonly model: Model },
): void {
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    if (rows[at] === 0) continue;
    addPrediction(counts, offset, {
      label: cell.label,
      predicted: cell[model],
      rows: rows[at]!,
    });
  }
}
