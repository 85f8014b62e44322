import type { Expected } from './expected-confusion-matrix.ts';

/** Mean over rows of a figure of label and score, where the label is 1 with a known chance. NaN without rows. */
export function expectedRowMean(
  scores: Float64Array,
  chances: Float64Array,
  ofRow: (label: number, score: number) => number,
): Expected {
  const n = scores.length;
  let [sum, variance] = [0, 0];
  for (let row = 0; row < n; row++) {
    const [chance, score] = [chances[row]!, scores[row]!];
    const [negative, positive] = [ofRow(0, score), ofRow(1, score)];
    sum += negative + chance * (positive - negative);
    variance += chance * (1 - chance) * (positive - negative) ** 2;
  }
  return { value: sum / n, variance: variance / (n * n) };
}
