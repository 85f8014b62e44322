import { scoreOrder, type ScoreOrder } from '#stats/score-order.ts';
import type { GateRows, Labels } from './gate-rows.ts';

/** The rows by the scores of one model, ranked once for all metrics that ask. */
export function orderOf(rows: GateRows<Labels>, scores: Float64Array): ScoreOrder {
  const model = scores === rows.champion ? 'champion' : 'candidate';
  return rows.shared(`order of ${model}`, () => scoreOrder(scores));
}
