import { drawMultinomial } from '#stats/binomial-draw.ts';
import { seedOfDraw } from '#stats/draw-weights.ts';
import { seededRandom } from '#stats/random-source.ts';

/** The four counts of the confusion matrix (tn, fp, fn, tp) of every draw, draw d at 4 · d. */
export interface DrawnMatrices {
  readonly candidate: Float64Array;
  readonly champion: Float64Array;
}

/**
 * A row counts in a confusion matrix only by its label and its predictions: a bootstrap of rows is a multinomial count of those eight
 * cells, drawn at once whatever the number of rows.
 * @param cells rows by 4 · label + 2 · candidate's prediction + champion's prediction
 */
export function drawCells(
  cells: readonly number[],
  {
    draws,
    seed,
    fixedClasses,
  }: { readonly draws: number; readonly seed: number; readonly fixedClasses: boolean },
): DrawnMatrices {
  const strata = fixedClasses ? [cells.slice(0, 4), cells.slice(4)] : [cells];
  const drawn = { candidate: new Float64Array(4 * draws), champion: new Float64Array(4 * draws) };
  for (let draw = 0; draw < draws; draw++) {
    const random = seededRandom(seedOfDraw(seed, draw));
    const counts = strata.flatMap((stratum) => drawMultinomial(random, sum(stratum), stratum));
    for (const [cell, count] of counts.entries()) {
      const label = 2 * (cell >> 2);
      drawn.candidate[4 * draw + label + ((cell >> 1) & 1)]! += count;
      drawn.champion[4 * draw + label + (cell & 1)]! += count;
    }
  }
  return drawn;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
