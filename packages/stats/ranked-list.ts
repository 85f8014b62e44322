/**
 * Measures of one ranked list. Rows of equal score have no order of their own: every measure is its expectation over
 * all orders of the ties (McSherry and Najork 2008), as scikit-learn's `ndcg_score` takes it.
 */
export interface RankedList {
  /** Relevance grades, from the highest score to the lowest. */
  readonly grades: Float64Array;
  /** Where each run of equal scores ends, exclusive; the last is the length. */
  readonly ends: readonly number[];
}

/** @param grades of the rows of one group, beside their `scores` */
export function rankedList(grades: Float64Array, scores: Float64Array): RankedList {
  const order = Uint32Array.from(grades.keys()).sort((a, b) => scores[b]! - scores[a]!);
  const ends: number[] = [];
  for (let at = 1; at <= order.length; at++) {
    if (at === order.length || scores[order[at]!] !== scores[order[at - 1]!]) ends.push(at);
  }
  return { grades: Float64Array.from(order, (row) => grades[row]!), ends };
}

/** Runs of equal scores: from where to where, and the rows in them that are relevant. */
export function* runsOf(
  { grades, ends }: RankedList,
  isRelevant: (grade: number) => boolean,
): Generator<{ readonly start: number; readonly size: number; readonly relevant: number }> {
  let start = 0;
  for (const end of ends) {
    let relevant = 0;
    for (let at = start; at < end; at++) if (isRelevant(grades[at]!)) relevant++;
    yield { start, size: end - start, relevant };
    start = end;
  }
}
