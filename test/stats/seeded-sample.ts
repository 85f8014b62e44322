// Looking up a global inside Jest's sandbox costs more than calling it.
const { imul, sqrt, log, cos, PI } = Math;

/** Uniform numbers in (0, 1) from a seed: mulberry32. */
export function uniform(seed: number): () => number {
  let state = (seed + 1) * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4_294_967_296;
  };
}

/** Standard normal values (Box and Muller). */
export function normalSample(size: number, seed: number): Float64Array {
  const next = uniform(seed);
  return Float64Array.from({ length: size }, () => sqrt(-2 * log(next())) * cos(2 * PI * next()));
}

/** Counts of `size` draws from categories with these shares. */
export function multinomial(shares: readonly number[], size: number, seed: number): number[] {
  const next = uniform(seed);
  const counts = shares.map(() => 0);
  const cumulative: number[] = [];
  for (const share of shares) cumulative.push((cumulative.at(-1) ?? 0) + share);
  for (let draw = 0; draw < size; draw++) {
    const at = next() * cumulative.at(-1)!;
    let [low, high] = [0, counts.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (cumulative[middle]! < at) low = middle + 1;
      else high = middle;
    }
    counts[low]!++;
  }
  return counts;
}
