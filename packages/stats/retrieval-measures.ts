import { runsOf, type RankedList } from './ranked-list.ts';

/** Whether a grade counts as relevant. */
export type IsRelevant = (grade: number) => boolean;

/** Mean of the precision at every relevant row; NaN without relevant rows. */
export function averagePrecisionOfList(list: RankedList, isRelevant: IsRelevant): number {
  let [sum, before] = [0, 0];
  for (const { start, size, relevant } of runsOf(list, isRelevant)) {
    if (relevant === 0) continue;
    // Of the ties above a relevant one, each is relevant with this chance.
    const othersRelevant = size > 1 ? (relevant - 1) / (size - 1) : 0;
    for (let at = 0; at < size; at++) {
      sum += ((relevant / size) * (before + 1 + at * othersRelevant)) / (start + at + 1);
    }
    before += relevant;
  }
  return sum / before;
}

/** One over the rank of the first relevant row, 0 if it is beyond the first k; NaN without relevant rows. */
export function reciprocalRank(list: RankedList, isRelevant: IsRelevant, k: number): number {
  for (const { start, size, relevant } of runsOf(list, isRelevant)) {
    if (relevant === 0) continue;
    // The chance that the first of `relevant` among `size` ties stands at the place `at`.
    let [chance, sum] = [relevant / size, 0];
    for (let at = 0; at <= size - relevant && start + at < k; at++) {
      sum += chance / (start + at + 1);
      chance *= (size - relevant - at) / (size - at - 1);
    }
    return sum;
  }
  return Number.NaN;
}

/** Relevant rows among the first k, over k, also where the list is shorter. */
export function precisionAtK(list: RankedList, isRelevant: IsRelevant, k: number): number {
  return relevantAtK(list, isRelevant, k).found / k;
}

/** Share of the relevant rows that are among the first k; NaN without relevant rows. */
export function recallAtK(list: RankedList, isRelevant: IsRelevant, k: number): number {
  const { found, all } = relevantAtK(list, isRelevant, k);
  return found / all;
}

function relevantAtK(
  list: RankedList,
  isRelevant: IsRelevant,
  k: number,
): { found: number; all: number } {
  let [found, all] = [0, 0];
  for (const { start, size, relevant } of runsOf(list, isRelevant)) {
    found += (relevant * Math.min(size, Math.max(0, k - start))) / size;
    all += relevant;
  }
  return { found, all };
}
