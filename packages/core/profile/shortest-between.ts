/**
 * The number in [low, high) with the fewest significant decimal digits; `low` itself when it is as short as any, or
 * when there is nothing between.
 */
export function shortestBetween(low: number, high: number): number {
  if (!(low < high)) return low;
  for (let digits = 1; digits < 17; digits++) {
    const rounded = Number(low.toPrecision(digits));
    if (rounded >= low && rounded < high) return rounded;
    // Rounded down: the next number with as many digits.
    const step = 10 ** (Math.floor(Math.log10(Math.abs(low))) + 1 - digits);
    const above = Number((rounded + step).toPrecision(digits));
    if (above >= low && above < high) return above;
  }
  return low;
}
