import { correctionOfSums } from './residual-correction.ts';

/** Rows of several classes. */
export interface InfluencedRows {
  readonly labels: Uint16Array;
  readonly classCount: number;
  /** `sampled`: the share of each class is drawn, so that the class means spread too. */
  readonly balance: 'sampled' | 'fixed';
  /** Of each row, above 0; absent when all count the same. */
  readonly weights?: Float64Array;
}

/**
 * Variance from the influence of each row. Rows of a class spread about their own mean, which costs one of them (n − 1, as
 * DeLong; of weighted rows as in `residualCorrection`).
 */
export function influenceVariance(influence: Float64Array, rows: InfluencedRows): number {
  const { labels, balance } = rows;
  const classes = classSums(influence, rows);
  const weightOf = (row: number): number => rows.weights?.[row] ?? 1;
  let variance = 0;
  const residuals = classes.map(() => 0);
  for (let row = 0; row < labels.length; row++) {
    const { influence: total, sum } = classes[labels[row]!]!;
    const ofMean = (weightOf(row) * total) / sum;
    residuals[labels[row]!]! += (influence[row]! - ofMean) ** 2;
    // The square less that of the residual.
    if (balance === 'sampled') variance += ofMean * (2 * influence[row]! - ofMean);
  }
  for (const [index, sums] of classes.entries()) {
    if (sums.sum > 0) variance += residuals[index]! * correctionOfSums(sums);
  }
  return variance;
}

interface ClassSums {
  influence: number;
  /** Of the weights, of their squares and of their cubes. */
  sum: number;
  squares: number;
  cubes: number;
}

function classSums(
  influence: Float64Array,
  { labels, classCount, weights }: InfluencedRows,
): ClassSums[] {
  const sums = Array.from({ length: classCount }, () => ({
    influence: 0,
    sum: 0,
    squares: 0,
    cubes: 0,
  }));
  for (let row = 0; row < labels.length; row++) {
    const of = sums[labels[row]!]!;
    const weight = weights ? weights[row]! : 1;
    of.influence += influence[row]!;
    of.sum += weight;
    of.squares += weight * weight;
    of.cubes += weight ** 3;
  }
  return sums;
}
