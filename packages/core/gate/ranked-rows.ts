import type { RankedRows } from '#stats/ranked-draws.ts';
import { scoreOrder } from '#stats/score-order.ts';
import type { ScoredRows } from './bootstrap-metric.ts';
import { absentClass } from './class-counts.ts';

/** From the highest score down, positives marked. */
export function rankedRows({ labels, scores, weights }: ScoredRows<Uint8Array>): RankedRows {
  return {
    order: scoreOrder(scores),
    masses: weights ?? new Float64Array(labels.length).fill(1),
    marked: Float64Array.from(labels, (label, row) => label * (weights ? weights[row]! : 1)),
  };
}

/** Why these rows have no top: one class only, or one score for all. */
export function withoutTop({
  labels,
  scores,
  weights,
}: ScoredRows<Uint8Array>): string | undefined {
  const absent = absentClass(labels, weights);
  if (absent) return absent;
  return scores.every((score) => score === scores[0])
    ? 'every row has the same score, so that no row is at the top'
    : undefined;
}
