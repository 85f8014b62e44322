import type { RankedList } from './ranked-list.ts';

/** What a row of a grade is worth. */
export type Gain = (grade: number) => number;

export const linearGain: Gain = (grade) => grade;

/** 2^grade − 1 (Burges et al. 2005), which LightGBM and XGBoost take by default. */
export const exponentialGain: Gain = (grade) => 2 ** grade - 1;

/**
 * Discounted cumulative gain of the first k ranks over that of the best order (Järvelin and Kekäläinen 2002), with
 * discount 1/log₂(rank + 1). NaN when no row has a gain; scikit-learn says 0 then.
 */
export function ndcg({ grades, ends }: RankedList, k: number, gain: Gain): number {
  const gains = grades.map((grade) => gain(grade));
  let [sum, start] = [0, 0];
  for (const end of ends) {
    if (start >= k) break;
    let [gained, discounts] = [0, 0];
    for (let at = start; at < end; at++) {
      gained += gains[at]!;
      if (at < k) discounts += discount(at);
    }
    sum += (gained / (end - start)) * discounts;
    start = end;
  }
  const best = gains.sort();
  let ideal = 0;
  for (let at = 0; at < Math.min(k, best.length); at++) {
    ideal += best[best.length - 1 - at]! * discount(at);
  }
  return sum / ideal;
}

/** Of the position `at`, from 0. */
function discount(at: number): number {
  return 1 / Math.log2(at + 2);
}
