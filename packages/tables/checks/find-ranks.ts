import { doubleLiteral } from '../double-literal.ts';
import type { Table } from '../table.ts';
import type { SizedQuantile } from './measure-quantiles.ts';
import { asDouble, countIf, isFiniteNumber } from './sql-words.ts';

/** How far from a rank, as a share of all, an approximate quantile is asked for: several times what its sketch is off by. */
const margin = 0.02;

/**
 * The values of the ranks that a quantile and its interval need, exactly: approximate quantiles on both sides say where
 * they lie, and only the values between these are put in order. When a rank is not among them, all values are.
 */
export async function findRanks(
  quantile: SizedQuantile,
  table: Table,
): Promise<ReadonlyMap<number, number>> {
  const { n, ranks, measure } = quantile;
  const wanted = [ranks.lower, ...ranksAround(n, measure.q), ranks.upper].filter(
    (rank) => rank >= 1 && rank <= n,
  );
  const { relation, engine } = table;
  const number = asDouble(measure.column);
  const finite = isFiniteNumber(measure.column, engine.dialect);
  const shares = [Math.min(...wanted) / n - margin, Math.max(...wanted) / n + margin];
  const [low, high] = shares.map((share) => Math.min(1, Math.max(0, share))) as [number, number];
  const [bracket] = await engine.query(
    `SELECT approx_percentile(v, ${low}e0) AS low, approx_percentile(v, ${high}e0) AS high FROM (SELECT ${number} AS v FROM ${relation} WHERE ${finite}) AS found`,
  );
  const from = low === 0 ? undefined : Number(bracket!['low']);
  const to = high === 1 ? undefined : Number(bracket!['high']);
  const found = await ordered({ table, number, finite, wanted }, from, to);
  return wanted.every((rank) => found.has(rank))
    ? found
    : ordered({ table, number, finite, wanted }, undefined, undefined);
}

interface Sought {
  readonly table: Table;
  readonly number: string;
  readonly finite: string;
  readonly wanted: readonly number[];
}

async function ordered(
  { table: { relation, engine }, number, finite, wanted }: Sought,
  from: number | undefined,
  to: number | undefined,
): Promise<Map<number, number>> {
  const above = from === undefined ? 'true' : `v >= ${doubleLiteral(from)}`;
  const below = to === undefined ? 'true' : `v <= ${doubleLiteral(to)}`;
  const values = `(SELECT ${number} AS v FROM ${relation} WHERE ${finite}) AS found`;
  const before = `SELECT ${countIf(`NOT (${above})`)} AS skipped FROM ${values}`;
  const rows = await engine.query(
    `SELECT v, place + skipped AS place FROM (SELECT v, row_number() OVER (ORDER BY v) AS place FROM ${values} WHERE ${above} AND ${below}) AS places
     CROSS JOIN (${before}) AS start WHERE place + skipped IN (${wanted.join(', ')})`,
  );
  return new Map(rows.map((row) => [Number(row['place']), Number(row['v'])]));
}

/** Type 7 of Hyndman and Fan lies between the values of two neighbouring ranks. */
function ranksAround(n: number, q: number): [number, number] {
  const place = (n - 1) * q + 1;
  return [Math.floor(place), Math.min(n, Math.floor(place) + 1)];
}

export function interpolated(values: ReadonlyMap<number, number>, n: number, q: number): number {
  const [below, above] = ranksAround(n, q);
  const [low, high] = [values.get(below)!, values.get(above)!];
  return low + (high - low) * ((n - 1) * q + 1 - below);
}
