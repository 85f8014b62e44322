import { wilsonBounds } from '#stats/wilson-interval.ts';
import type { GroupRate, PairedRate } from './group-rate.ts';

/**
 * Rows of a group by label, decision of the candidate and decision of the champion: cell 4·label + 2·candidate +
 * champion. Sums of the sample weights and of their squares; both are counts where rows have no weights.
 */
export interface DecisionCells {
  readonly weights: readonly number[];
  readonly squaredWeights: readonly number[];
}

type Part = (label: boolean, positive: boolean) => boolean;

interface RateDefinition {
  readonly of: Part;
  readonly counts: Part;
  /** What a group without it lacks. */
  readonly base: string;
}

const everyRow: Part = () => true;
const positives: Part = (label) => label;
const negatives: Part = (label) => !label;
const selected: Part = (_label, positive) => positive;
const rejected: Part = (_label, positive) => !positive;

/** Rates of a confusion matrix: the share of the rows `of` that `counts`. */
export const confusionRates = {
  selection_rate: { of: everyRow, counts: selected, base: 'rows' },
  true_positive_rate: { of: positives, counts: selected, base: 'positives' },
  false_positive_rate: { of: negatives, counts: selected, base: 'negatives' },
  true_negative_rate: { of: negatives, counts: rejected, base: 'negatives' },
  false_negative_rate: { of: positives, counts: rejected, base: 'positives' },
  accuracy: { of: everyRow, counts: (label, positive) => label === positive, base: 'rows' },
  error_rate: { of: everyRow, counts: (label, positive) => label !== positive, base: 'rows' },
  precision: { of: selected, counts: positives, base: 'predicted positives' },
} satisfies Record<string, RateDefinition>;

export type ConfusionRate = keyof typeof confusionRates;

/** A rate of both models. Wilson's intervals; with weights over the effective number of rows (Kish 1965). */
export function confusionRate(
  cells: DecisionCells,
  name: ConfusionRate,
  { total, hasChampion }: { total: DecisionCells; hasChampion: boolean },
): PairedRate {
  const rate = confusionRates[name];
  const candidate = rateOf(cells, rate, { model: 'candidate', total });
  if (!hasChampion) return { candidate, correlation: 0 };
  const champion = rateOf(cells, rate, { model: 'champion', total });
  return { candidate, champion, correlation: correlationOf(cells, rate) };
}

type Model = 'candidate' | 'champion';

function inCell(part: Part, cell: number, model: Model): boolean {
  return part(cell >= 4, (cell & (model === 'candidate' ? 2 : 1)) !== 0);
}

function sumOver(values: readonly number[], keep: (cell: number) => boolean): number {
  return values.reduce((sum, value, cell) => (keep(cell) ? sum + value : sum), 0);
}

function rateOf(
  { weights, squaredWeights }: DecisionCells,
  { of, counts }: RateDefinition,
  { model, total }: { model: Model; total: DecisionCells },
): GroupRate {
  const isOf = (cell: number): boolean => inCell(of, cell, model);
  const all = sumOver(weights, isOf);
  const counted = sumOver(weights, (cell) => isOf(cell) && inCell(counts, cell, model));
  const n = all === 0 ? 0 : all ** 2 / sumOver(squaredWeights, isOf);
  // Counted over all: exactly 1 when everything counts, which the interval has to know.
  const value = counted / all;
  return {
    value,
    n,
    weight: all / sumOver(total.weights, isOf),
    boundsAt: (z) => wilsonBounds(n === 0 ? 0 : value * n, n, z),
  };
}

/**
 * Of the two models' rates on the same rows, by the delta method. Half a row more in every cell: two models that never
 * disagreed in a few rows are not proven to be one (as the continuity adjustment of Newcombe 1998a).
 */
function correlationOf(
  { weights, squaredWeights }: DecisionCells,
  { of, counts }: RateDefinition,
): number {
  const all = sumOver(weights, () => true);
  const typical = all === 0 ? 1 : sumOver(squaredWeights, () => true) / all;
  const more = weights.map((weight) => weight + 0.5 * typical);
  const spread = squaredWeights.map((square) => square + 0.5 * typical ** 2);
  const influence = (model: Model): number[] => {
    const isOf = (cell: number): boolean => inCell(of, cell, model);
    const counted = (cell: number): boolean => isOf(cell) && inCell(counts, cell, model);
    const share = sumOver(more, counted) / sumOver(more, isOf);
    return more.map((_, cell) => (isOf(cell) ? Number(counted(cell)) - share : 0));
  };
  const [first, second] = [influence('candidate'), influence('champion')];
  const product = (a: readonly number[], b: readonly number[]): number =>
    spread.reduce((sum, square, cell) => sum + square * a[cell]! * b[cell]!, 0);
  return product(first, second) / Math.sqrt(product(first, first) * product(second, second));
}

/** The cells of several groups together. */
export function sumCells(groups: readonly DecisionCells[]): DecisionCells {
  const add = (key: keyof DecisionCells): number[] =>
    Array.from({ length: 8 }, (_, cell) => groups.reduce((sum, one) => sum + one[key][cell]!, 0));
  return { weights: add('weights'), squaredWeights: add('squaredWeights') };
}
