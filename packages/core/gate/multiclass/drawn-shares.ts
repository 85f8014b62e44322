import { statisticOfSums, sumRows, sumsOfDraws, type RowSums } from '#stats/bootstrap-sums.ts';
import type { Sampled } from '../bootstrap-estimate.ts';
import type { Model, MulticlassRows } from './multiclass-rows.ts';
import { drawBeside, pseudoWeight } from './pseudo-rows.ts';

export type IsRight = (row: number) => boolean;

// Weight, and that of the rows that the candidate and the champion are right about.
const width = 3;

// Both models right, one of them, the other, neither; two of each, as beside two classes (`../pseudo-rows.ts`). Models that
// are never right about different rows would differ by nothing in every draw.
const pseudoSums = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 1],
  [1, 0, 0],
] as const;

/** By how much more of the rows the candidate is right about, where they do not count alike or are not drawn one by one. */
export function drawDifference(
  rows: MulticlassRows,
  { candidate, champion }: Readonly<Record<Model, IsRight>>,
): Sampled {
  const { weights, labels, base } = rows;
  const sums: RowSums = {
    width,
    addRow: (target, offset, row) => {
      const weight = weights ? weights[row]! : 1;
      target[offset]! += weight;
      if (candidate(row)) target[offset + 1]! += weight;
      if (champion(row)) target[offset + 2]! += weight;
    },
  };
  const whole = sumRows(labels.length, width, sums.addRow);
  const draws = sumsOfDraws(base.resampling(), sums);
  const weight = pseudoWeight(rows, [candidate, champion]);
  const each = [2, 2, 2, 2] as const;
  for (const [draw, drawn] of drawBeside(each, rows.options).entries()) {
    addPseudoRows(draws.subarray(draw * width), drawn, weight);
  }
  const withPseudoRows = whole.slice();
  addPseudoRows(withPseudoRows, each, weight);
  const difference = ([all, first, second]: Float64Array): number => (first! - second!) / all!;
  // Pseudo-rows widen the draws and do not move them.
  const shift = difference(whole) - difference(withPseudoRows);
  return {
    value: difference(whole),
    draws: statisticOfSums(draws, width, (of) => difference(of) + shift),
  };
}

function addPseudoRows(sums: Float64Array, drawn: readonly number[], weight: number): void {
  for (const [kind, count] of drawn.entries()) {
    for (let at = 0; at < width; at++) sums[at]! += count * weight * pseudoSums[kind]![at]!;
  }
}
