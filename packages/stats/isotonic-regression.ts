/** A non-decreasing step-and-slope function: `values[i]` at `at[i]`, straight in between, flat outside. */
export interface IsotonicFit {
  /** Strictly ascending. */
  readonly at: Float64Array;
  readonly values: Float64Array;
}

/**
 * Least-squares fit that never decreases, by pooling adjacent violators (Ayer et al. 1955), as
 * `sklearn.isotonic.IsotonicRegression`: rows of one x are averaged first, predictions interpolate. O(n).
 * @param x ascending, finite, at least one
 * @param weights rows that each stands for; rows of weight 0 are left out
 */
export function isotonicRegression(
  x: Float64Array,
  y: ArrayLike<number>,
  weights?: ArrayLike<number>,
): IsotonicFit {
  const { at, sums, totals } = averageTies(x, y, weights);
  // Blocks of pooled points: the sum and weight of each, and the first point that it holds.
  const starts = new Uint32Array(at.length);
  let blocks = 0;
  for (let point = 0; point < at.length; point++) {
    let [sum, total, start] = [sums[point]!, totals[point]!, point];
    while (blocks > 0 && sums[blocks - 1]! * total >= sum * totals[blocks - 1]!) {
      blocks--;
      sum += sums[blocks]!;
      total += totals[blocks]!;
      start = starts[blocks]!;
    }
    [sums[blocks], totals[blocks], starts[blocks]] = [sum, total, start];
    blocks++;
  }
  return cornersOf(at, { sums, totals, starts, blocks });
}

function averageTies(
  x: Float64Array,
  y: ArrayLike<number>,
  weights: ArrayLike<number> | undefined,
): { at: Float64Array; sums: Float64Array; totals: Float64Array } {
  const at = new Float64Array(x.length);
  const [sums, totals] = [new Float64Array(x.length), new Float64Array(x.length)];
  let points = 0;
  for (let row = 0; row < x.length; row++) {
    const weight = weights ? weights[row]! : 1;
    if (weight === 0) continue;
    if (points === 0 || at[points - 1] !== x[row]) at[points++] = x[row]!;
    sums[points - 1]! += weight * y[row]!;
    totals[points - 1]! += weight;
  }
  return { at: at.subarray(0, points), sums, totals };
}

/** Both ends of every block: the flat parts in between need no points. */
function cornersOf(
  points: Float64Array,
  blocks: {
    readonly sums: Float64Array;
    readonly totals: Float64Array;
    readonly starts: Uint32Array;
    readonly blocks: number;
  },
): IsotonicFit {
  const at: number[] = [];
  const values: number[] = [];
  for (let block = 0; block < blocks.blocks; block++) {
    const first = blocks.starts[block]!;
    const last = block + 1 < blocks.blocks ? blocks.starts[block + 1]! - 1 : points.length - 1;
    const value = blocks.sums[block]! / blocks.totals[block]!;
    at.push(points[first]!);
    values.push(value);
    if (last > first) {
      at.push(points[last]!);
      values.push(value);
    }
  }
  return { at: Float64Array.from(at), values: Float64Array.from(values) };
}

/** The fit at ascending positions, in one walk over both. */
export function isotonicValues({ at, values }: IsotonicFit, ascending: Float64Array): Float64Array {
  const last = at.length - 1;
  let next = 0;
  return ascending.map((x) => {
    while (next <= last && at[next]! < x) next++;
    if (next === 0) return values[0]!;
    if (next > last) return values[last]!;
    const [x0, x1, y0, y1] = [at[next - 1]!, at[next]!, values[next - 1]!, values[next]!];
    return y0 === y1 ? y0 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
  });
}
