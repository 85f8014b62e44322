import type { ScoreOrder } from './score-order.ts';
import type { Resampling } from './stratified-resampling.ts';
import type { WeightedLabels } from './weighted-auc.ts';

/** Average precision of weighted rows, the step sum as in `average-precision.ts`; 0 without positives. */
export function weightedAveragePrecision(rows: WeightedLabels, order: ScoreOrder): number {
  return stepSum(ranked(rows, order), () => 1);
}

/** The average precision of every draw of a bootstrap of weighted rows. */
export function weightedAveragePrecisionOfDraws(
  rows: WeightedLabels,
  order: ScoreOrder,
  { draws, unitCount, unitOfRow, weights }: Resampling,
): Float64Array {
  const ranking = ranked(rows, order);
  const units = Uint16Array.from(order.rows, (row) => unitOfRow[row]!);
  return Float64Array.from({ length: draws }, (_, draw) =>
    stepSum(ranking, (at) => weights[draw * unitCount + units[at]!]!),
  );
}

/** Weights from the highest score down: 0 in `positives` for a negative. */
interface Ranked {
  readonly weights: Float64Array;
  readonly positives: Float64Array;
  readonly endsTie: Uint8Array;
}

function ranked({ labels, weights }: WeightedLabels, { rows, endsTie }: ScoreOrder): Ranked {
  return {
    weights: Float64Array.from(rows, (row) => weights[row]!),
    positives: Float64Array.from(rows, (row) => weights[row]! * labels[row]!),
    endsTie,
  };
}

function stepSum({ weights, positives, endsTie }: Ranked, drawn: (at: number) => number): number {
  let [all, tp, counted, sum] = [0, 0, 0, 0];
  for (let at = 0; at < weights.length; at++) {
    const times = drawn(at);
    all += times * weights[at]!;
    tp += times * positives[at]!;
    if (endsTie[at] === 0 || tp === counted) continue;
    sum += ((tp - counted) * tp) / all;
    counted = tp;
  }
  return tp === 0 ? 0 : sum / tp;
}
