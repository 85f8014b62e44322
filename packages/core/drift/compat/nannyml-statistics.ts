import { chiSquareTwoSample } from '#stats/chi-square-test.ts';
import { hellingerDistance } from '#stats/hellinger.ts';
import { countBetweenEdges, doaneEdges } from '#stats/histogram-edges.ts';
import { jensenShannonDistance } from '#stats/jensen-shannon.ts';
import { ksDistance } from '#stats/ks-two-sample.ts';
import { wassersteinDistance } from '#stats/wasserstein.ts';
import type { CategorySample } from './compat-column.ts';

export const nannymlNumericMethods = [
  'kolmogorov_smirnov',
  'jensen_shannon',
  'wasserstein',
  'hellinger',
] as const;
export type NannymlNumericMethod = (typeof nannymlNumericMethods)[number];

/** From here on NannyML keeps bins of the reference instead of its rows, and its KS and Wasserstein change. */
const mostReferenceRows = 10_000;

/** NannyML 0.13's statistics of parts of a column against its reference, finite values in the order of the rows. */
export function nannymlColumn(
  reference: Float64Array,
): (method: NannymlNumericMethod, part: Float64Array) => number {
  const sorted = reference.toSorted();
  // Edges from the reference alone, in double precision whatever the type.
  const edges = doaneEdges(reference, { integers: false });
  const own = countBetweenEdges(sorted, edges);
  const bins = (part: Float64Array): readonly [number[], number[]] => {
    const counts = countBetweenEdges(part.toSorted(), edges);
    const outside = part.length - counts.reduce((sum, count) => sum + count, 0);
    return outside > 0
      ? [
          [...own, 0],
          [...counts, outside],
        ]
      : [own, counts];
  };
  const isLarge = sorted.length >= mostReferenceRows;
  const measures: Readonly<Record<NannymlNumericMethod, (part: Float64Array) => number>> = {
    jensen_shannon: (part) => jensenShannonDistance(...bins(part)) / Math.sqrt(Math.LN2),
    hellinger: (part) => hellingerDistance(...bins(part)),
    kolmogorov_smirnov: (part) => (isLarge ? Number.NaN : ksDistance(sorted, part.toSorted())),
    wasserstein: (part) =>
      isLarge ? Number.NaN : wassersteinDistance(sorted, part.toSorted()).distance,
  };
  return (method, part) =>
    part.length === 0 || sorted.length === 0 ? Number.NaN : measures[method](part);
}

export interface NannymlChunks {
  /** Of each chunk of the reference, then of the current data. */
  readonly reference: readonly number[];
  readonly current: readonly number[];
  /** Mean and three population standard deviations of the reference's chunks. */
  readonly upper: number;
  /** Chunks of the current data above it. */
  readonly alerts: number;
}

/** `chunk_number` equal chunks a side, what is left over as one more. */
export function nannymlChunks(
  method: NannymlNumericMethod,
  sides: { readonly reference: Float64Array; readonly current: Float64Array },
  chunkNumber = 10,
): NannymlChunks {
  const measure = nannymlColumn(sides.reference);
  const of = (values: Float64Array): number[] =>
    chunksOf(values, chunkNumber).map((chunk) => measure(method, chunk));
  const [reference, current] = [of(sides.reference), of(sides.current)];
  const mean = reference.reduce((sum, value) => sum + value, 0) / reference.length;
  const variance = reference.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const limit = mean + 3 * Math.sqrt(variance / reference.length);
  const upper = method === 'kolmogorov_smirnov' ? Math.min(1, limit) : limit;
  return { reference, current, upper, alerts: current.filter((value) => value > upper).length };
}

function chunksOf(values: Float64Array, chunkNumber: number): Float64Array[] {
  const size = Math.max(1, Math.floor(values.length / chunkNumber));
  const chunks: Float64Array[] = [];
  for (let start = 0; start < values.length; start += size) {
    chunks.push(values.subarray(start, start + size));
  }
  return chunks;
}

/** Of whole columns of categories; χ² with Yates' correction at one degree of freedom. */
export function nannymlCategories({ reference, current }: CategorySample) {
  const { statistic, pValue } = chiSquareTwoSample(reference, current);
  const [n, m] = [reference, current].map((side) => side.reduce((sum, count) => sum + count, 0));
  return {
    chi2: statistic,
    chi2_p: pValue,
    jensen_shannon: jensenShannonDistance(reference, current) / Math.sqrt(Math.LN2),
    hellinger: hellingerDistance(reference, current),
    l_infinity: Math.max(...reference.map((a, index) => Math.abs(a / n! - current[index]! / m!))),
  };
}
