/** A share of weighted rows with how many rows of equal weight would know it as well. */
export interface WeightedProportion {
  readonly share: number;
  /** Rows that the share is of. */
  readonly n: number;
  readonly effectiveRows: number;
}

/**
 * The effective rows are those whose binomial variance is the variance of the weighted share, that of a ratio estimate (Korn
 * and Graubard 1998, with Wilson's interval in the place of Clopper and Pearson's; Dean and Pagano 2015), and never more than
 * Kish's: a share without a mistake has no variance to tell them by. No rows: NaN.
 * @param isHit undefined: the row is not one of those that the share is of
 */
export function weightedProportion(
  weights: Float64Array,
  isHit: (row: number) => boolean | undefined,
): WeightedProportion {
  let [n, all, hits, squares, hitSquares] = [0, 0, 0, 0, 0];
  for (let row = 0; row < weights.length; row++) {
    const hit = isHit(row);
    const weight = weights[row]!;
    if (hit === undefined || weight === 0) continue;
    n++;
    all += weight;
    squares += weight * weight;
    if (!hit) continue;
    hits += weight;
    hitSquares += weight * weight;
  }
  const share = hits / all;
  const kish = (all * all) / squares;
  const spread = hitSquares * (1 - share) ** 2 + (squares - hitSquares) * share ** 2;
  const byVariance = (share * (1 - share) * all * all) / spread;
  return { share, n, effectiveRows: byVariance < kish ? byVariance : kish };
}
