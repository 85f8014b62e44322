/** Ranks from 1; ties share their mean rank. */
export function meanRanks(values: Float64Array): Float64Array {
  const order = Array.from(values.keys()).sort((a, b) => values[a]! - values[b]!);
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length;) {
    let to = from + 1;
    while (to < order.length && values[order[to]!] === values[order[from]!]) to++;
    for (let at = from; at < to; at++) ranks[order[at]!] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

/** Spearman's ρ: the correlation of the mean ranks. NaN when a side is constant, or with fewer than two pairs. */
export function spearman(x: Float64Array, y: Float64Array): number {
  const [a, b] = [meanRanks(x), meanRanks(y)];
  // The mean of ranks is (n + 1) / 2, ties or not.
  const middle = (x.length + 1) / 2;
  let [products, squaresA, squaresB] = [0, 0, 0];
  for (let at = 0; at < x.length; at++) {
    const [fromA, fromB] = [a[at]! - middle, b[at]! - middle];
    products += fromA * fromB;
    squaresA += fromA * fromA;
    squaresB += fromB * fromB;
  }
  return products / Math.sqrt(squaresA * squaresB);
}

/**
 * Kendall's τ-b, which takes ties out of both sides: (concordant − discordant) / √((pairs − ties in x)(pairs − ties in y)). Discordant
 * pairs are the inversions that a merge sort undoes (Knight 1966). NaN when a side is constant.
 */
export function kendallTauB(x: Float64Array, y: Float64Array): number {
  const order = Array.from(x.keys()).sort((a, b) => x[a]! - x[b]! || y[a]! - y[b]!);
  const pairs = pairsOf(x.length);
  const tiedX = tiedPairs(order, (a, b) => x[a] === x[b]);
  const tiedBoth = tiedPairs(order, (a, b) => x[a] === x[b] && y[a] === y[b]);
  const sorted = Float64Array.from(order, (at) => y[at]!);
  const discordant = inversions(sorted);
  // Sorted by now.
  const tiedY = tiedPairs(Array.from(sorted.keys()), (a, b) => sorted[a] === sorted[b]);
  const surplus = pairs - tiedX - tiedY + tiedBoth - 2 * discordant;
  return surplus / Math.sqrt(pairs - tiedX) / Math.sqrt(pairs - tiedY);
}

function pairsOf(n: number): number {
  return (n * (n - 1)) / 2;
}

/** Pairs within runs of equal neighbours. */
function tiedPairs(order: readonly number[], equal: (a: number, b: number) => boolean): number {
  let [pairs, run] = [0, 0];
  for (let at = 0; at < order.length; at++) {
    run = at > 0 && equal(order[at - 1]!, order[at]!) ? run + 1 : 1;
    pairs += run - 1;
  }
  return pairs;
}

/** Sorts in place and counts the pairs that stood in the wrong order. */
function inversions(values: Float64Array): number {
  let count = 0;
  let from: Float64Array = values;
  let to: Float64Array = new Float64Array(values.length);
  for (let width = 1; width < values.length; width *= 2) {
    for (let start = 0; start < values.length; start += 2 * width) {
      const middle = Math.min(start + width, values.length);
      const end = Math.min(start + 2 * width, values.length);
      let [left, right] = [start, middle];
      for (let at = start; at < end; at++) {
        if (right >= end || (left < middle && from[left]! <= from[right]!)) to[at] = from[left++]!;
        else {
          count += middle - left;
          to[at] = from[right++]!;
        }
      }
    }
    [from, to] = [to, from];
  }
  if (from !== values) values.set(from);
  return count;
}
