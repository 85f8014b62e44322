import type { Expected } from './expected-confusion-matrix.ts';

/**
 * ROC AUC without labels, as CBPE defines it: the area under the curve of expected true and false positives. Its
 * variance over labels is that of the linear part: with S = Σᵢ Σⱼ pᵢ (1 − pⱼ) [sᵢ > sⱼ], one label more changes
 * S / (P N) by gᵢ = (Σⱼ (1 − pⱼ)[sᵢ > sⱼ] − Σⱼ pⱼ [sⱼ > sᵢ]) / (P N) − AUC/P + AUC/N, and the labels are independent.
 * NaN without an expected positive or negative. O(n).
 * @param scores ascending; ties count half
 * @param chances of label 1, row by row
 */
export function expectedRocAuc(scores: Float64Array, chances: Float64Array): Expected {
  const n = scores.length;
  let positives = 0;
  for (const chance of chances) positives += chance;
  const negatives = n - positives;
  const pairs = positives * negatives;
  if (!(pairs > 0)) return { value: Number.NaN, variance: Number.NaN };
  // By tie group: negatives expected below, and how many more of each the group holds.
  const wins = new Float64Array(n);
  let [below, positivesBelow, ordered] = [0, 0, 0];
  for (let start = 0; start < n;) {
    let end = start;
    let inGroup = 0;
    while (end < n && scores[end] === scores[start]) inGroup += chances[end++]!;
    const size = end - start;
    const beaten = below + (size - inGroup) / 2;
    const beatenBy = positives - positivesBelow - inGroup / 2;
    for (let row = start; row < end; row++) wins[row] = beaten - beatenBy;
    ordered += inGroup * beaten;
    below += size - inGroup;
    positivesBelow += inGroup;
    start = end;
  }
  const value = ordered / pairs;
  let variance = 0;
  for (let row = 0; row < n; row++) {
    const influence = wins[row]! / pairs - value / positives + value / negatives;
    variance += chances[row]! * (1 - chances[row]!) * influence * influence;
  }
  return { value, variance };
}
