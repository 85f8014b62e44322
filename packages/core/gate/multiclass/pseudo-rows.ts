import type { CountedCells } from './class-cells.ts';
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
