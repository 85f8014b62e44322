import { drawMultinomial } from '#stats/binomial-draw.ts';
import { seedOfDraw } from '#stats/draw-weights.ts';
import { seededRandom } from '#stats/random-source.ts';
import type { BootstrapOptions } from '../gate-rows.ts';
import { weightOfPseudoRow } from '../pseudo-rows.ts';
import type { CountedCells } from './class-cells.ts';
import { independentRows } from './cluster-worth.ts';
import type { MulticlassRows } from './multiclass-rows.ts';

// Of each class that occurs: both models right, one of them, the other, neither. A bootstrap of "no mistake in 30
// rows" would have no spread at all and pass anything (Agresti and Coull 1998; Agresti and Caffo 2000).
const isRight = [
  [true, true],
  [true, false],
  [false, true],
  [false, false],
] as const;

/** The pseudo-rows as cells of one row each. They are drawn beside the rows. */
export function pseudoRows({ classes, sizes }: MulticlassRows): CountedCells {
  const occurring = [...sizes.keys()].filter((index) => sizes[index]! > 0);
  const cells = occurring.flatMap((label, at) => {
    // What a mistaken row is taken for: the next class, so that mistakes spread over all of them.
    const wrong =
      occurring.length > 1 ? occurring[(at + 1) % occurring.length]! : (label + 1) % classes.length;
    return isRight.map(([candidate, champion]) => ({
      label,
      candidate: candidate ? label : wrong,
      champion: champion ? label : wrong,
    }));
  });
  return { cells, rows: cells.map(() => 1) };
}

/**
 * How much a pseudo-row weighs: beside weighted or clustered rows as one beside as many independent rows as they are worth.
 * @param isRight of every model: whether it is right about a row
 */
export function pseudoWeight(
  { weights, clusters, labels }: MulticlassRows,
  isRight: readonly ((row: number) => boolean)[],
): number {
  if (!clusters) return weightOfPseudoRow(weights);
  return labels.length / Math.min(...isRight.map((right) => independentRows(right, clusters)));
}

/** Of every draw: how often each pseudo-row was drawn, by generators that have nothing to do with those of the rows. */
export function drawBeside(
  rows: readonly number[],
  { draws, seed }: BootstrapOptions,
): (readonly number[])[] {
  const size = rows.reduce((sum, count) => sum + count, 0);
  return Array.from({ length: draws }, (_, draw) =>
    drawMultinomial(seededRandom(seedOfDraw(~seed, draw)), size, rows),
  );
}
