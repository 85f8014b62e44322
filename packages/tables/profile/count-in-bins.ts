import { cannotRun } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import type { TableEngine } from '../engine.ts';
import { doubleLiteral, doubleOf } from '../number-sql.ts';
import type { Table, TableColumn } from '../table.ts';

export interface BinnedColumn {
  /** Of [e0, e1], (e1, e2], …: as many as there are edges, less one; for a single edge the values equal to it. */
  readonly counts: readonly number[];
  /** Finite values below e0 and above the last edge. */
  readonly below: number;
  readonly above: number;
  /** null or NaN */
  readonly missing: number;
  readonly infinite: number;
}

/**
 * Exact counts of many columns between given edges (strictly increasing, finite, at least one) in one pass.
 * @throws CannotRunError for a column that the table does not have, or data that cannot be read.
 */
export async function countInBins(
  engine: TableEngine,
  table: Table,
  edges: ReadonlyMap<string, readonly number[]>,
): Promise<Map<string, BinnedColumn>> {
  if (edges.size === 0) return new Map();
  const binned = [...edges].map(([name, own]) => ({
    name,
    column: columnOf(table, name),
    edges: own,
  }));
  const selected = binned.map((one, index) => `${binCountSql(one.column, one.edges)} AS b${index}`);
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return new Map(
    binned.map((one, index) => [one.name, readBinCounts(row![`b${index}`], one.edges)]),
  );
}

/** SQL of a struct that `readBinCounts` understands. */
export function binCountSql(column: TableColumn, edges: readonly number[]): string {
  const number = doubleOf(column);
  // The engine's bins are (previous, edge]; an edge just below the first makes that bin closed on both sides.
  const bins = [nextBelow(edges[0]!), ...edges].map((edge) => doubleLiteral(edge));
  return (
    `{bins: histogram(${number}, [${bins.join(', ')}]) FILTER (isfinite(${number})), ` +
    `missing: count_if(${number} IS NULL OR isnan(${number})), infinite: count_if(isinf(${number}))}`
  );
}

export function readBinCounts(value: unknown, edges: readonly number[]): BinnedColumn {
  const { bins, missing, infinite } = value as {
    bins: readonly (readonly [number, number])[] | null;
    missing: number;
    infinite: number;
  };
  // Null when no value was finite.
  const counts = bins === null ? edges.map(() => 0) : bins.map(([, count]) => count);
  const below = bins === null ? 0 : counts.shift()!;
  const above = counts.length > edges.length ? counts.pop()! : 0;
  // What equals e0 belongs to the first bin.
  const [atFirst = 0, second, ...rest] = counts;
  const merged = second === undefined ? [atFirst] : [atFirst + second, ...rest];
  return { counts: merged, below, above, missing, infinite };
}

function columnOf(table: Table, name: string): TableColumn {
  const column = table.columns.find((one) => one.name === name);
  if (column) return column;
  const names = table.columns.map((one) => one.name);
  throw cannotRun(
    'unknown-column',
    name,
    `${table.source} has no such column. ${suggestName(name, names)}`,
  );
}

/** The largest double below a finite one. */
function nextBelow(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  if (value === 0) return -Number.MIN_VALUE;
  const bits = view.getBigInt64(0);
  view.setBigInt64(0, value > 0 ? bits - 1n : bits + 1n);
  return view.getFloat64(0);
}
