import { statisticOfSums, sumRows, sumsOfDraws, type RowSums } from '#stats/bootstrap-sums.ts';
import type { Sampled } from '../bootstrap-estimate.ts';
import type { Model, MulticlassRows } from './multiclass-rows.ts';
import { drawBeside, pseudoWeight } from './pseudo-rows.ts';

export type IsRight = (row: number) => boolean;

// Weight, and that of the rows that the candidate and the champion are right about.
const width = 3;

// Both models right, one of them, the other, neither: for each model the two right and two wrong rows of the plus-four
// interval, which keep a share without a mistake from having no spread (Agresti and Coull 1998).
const pseudoSums = [
  [1, 1, 1],
  [1, 1, 0],
  [1, 0, 1],
  [1, 0, 0],
] as const;

/** Shares of rows that are right, of rows that do not count alike or are not drawn one by one: both models of the same draws. */
export function drawShares(
  rows: MulticlassRows,
  right: { readonly candidate: IsRight; readonly champion: IsRight | undefined },
): Record<Model, Sampled> {
  const { candidate, champion = candidate } = right;
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
  const each = [1, 1, 1, 1] as const;
  for (const [draw, drawn] of drawBeside(each, rows.options).entries()) {
    addPseudoRows(draws.subarray(draw * width), drawn, weight);
  }
  const withPseudoRows = whole.slice();
  addPseudoRows(withPseudoRows, each, weight);
  const sampleOf = (at: number): Sampled => {
    const share = (of: Float64Array): number => of[at]! / of[0]!;
    // Pseudo-rows widen the draws and do not move them.
    const shift = share(whole) - share(withPseudoRows);
    return {
      value: share(whole),
      draws: statisticOfSums(draws, width, (of) => share(of) + shift),
    };
  };
  return { candidate: sampleOf(1), champion: sampleOf(2) };
}

function addPseudoRows(sums: Float64Array, drawn: readonly number[], weight: number): void {
  for (const [kind, count] of drawn.entries()) {
    for (let at = 0; at < width; at++) sums[at]! += count * weight * pseudoSums[kind]![at]!;
  }
}
