/** A share of weighted rows with how many rows of equal weight would know it as well. */
export interface WeightedProportion {
  readonly share: number;
  /** Rows that the share is of. */
  readonly n: number;
  readonly effectiveRows: number;
}

/** Weight of rows, of those that hit, and the sums of the squared weights of both. */
export interface WeightedHits {
  all: number;
  hits: number;
  squares: number;
  hitSquares: number;
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
  const sums: WeightedHits = { all: 0, hits: 0, squares: 0, hitSquares: 0 };
  let n = 0;
  for (let row = 0; row < weights.length; row++) {
    const hit = isHit(row);
    const weight = weights[row]!;
    if (hit === undefined || weight === 0) continue;
    n++;
    addHit(sums, weight, hit);
  }
  return { n, ...shareOfHits(sums) };
}

export function addHit(sums: WeightedHits, weight: number, hit: boolean): void {
  sums.all += weight;
  sums.squares += weight * weight;
  if (!hit) return;
  sums.hits += weight;
  sums.hitSquares += weight * weight;
}

/** See `weightedProportion`. */
export function shareOfHits({
  all,
  hits,
  squares,
  hitSquares,
}: WeightedHits): Omit<WeightedProportion, 'n'> {
  const share = hits / all;
  const kish = (all * all) / squares;
  const spread = hitSquares * (1 - share) ** 2 + (squares - hitSquares) * share ** 2;
  const byVariance = (share * (1 - share) * all * all) / spread;
  return { share, effectiveRows: byVariance < kish ? byVariance : kish };
}
