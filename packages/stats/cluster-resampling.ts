import { seededRandom, shuffle } from './random-source.ts';
import {
  groups,
  mostDrawnRows,
  resamplingOf,
  type DrawOptions,
  type Resampling,
} from './stratified-resampling.ts';

/** Codes numbered from 0 without gaps, in the order of their first row, and how many there are. */
export function denseCodes(codes: Uint32Array): { codes: Uint32Array; count: number } {
  const known = new Map<number, number>();
  const dense = codes.map((code) => {
    const number = known.get(code) ?? known.size;
    known.set(code, number);
    return number;
  });
  return { codes: dense, count: known.size };
}

/**
 * Draws whole clusters with replacement (Davison and Hinkley 1997, 3.8): rows of one customer or one day are no independent evidence.
 * Above `mostDrawnRows` clusters, random groups of clusters. `single` more rows are clusters of their own.
 */
export function clusterResampling(
  clusters: Uint32Array,
  options: DrawOptions,
  single = 0,
): Resampling {
  const { codes, count } = denseCodes(clusters);
  const units = Uint32Array.from({ length: count }, (_, cluster) => cluster);
  const drawn = count > mostDrawnRows ? groups : count;
  if (drawn < count) shuffle(units, seededRandom(options.seed));
  const unitOfRow = new Uint16Array(clusters.length + single);
  for (let row = 0; row < clusters.length; row++) unitOfRow[row] = units[codes[row]!]! % drawn;
  for (let extra = 0; extra < single; extra++) unitOfRow[clusters.length + extra] = drawn + extra;
  const sizes = [drawn + single];
  return resamplingOf({ unitOfRow, sizes, grouped: drawn < count }, options);
}
