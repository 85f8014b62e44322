import { cannotRun } from '#core/verdict/errors.ts';
import { suggestName } from '#core/verdict/nearest-name.ts';
import { doubleOf } from '../number-sql.ts';
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
  table: Table,
  edges: ReadonlyMap<string, readonly number[]>,
): Promise<Map<string, BinnedColumn>> {
  if (edges.size === 0) return new Map();
  const binned = [...edges].map(([name, own]) => ({
    name,
    column: columnOf(table, name),
    edges: own,
  }));
  const counted = new Map<string, BinnedColumn>();
  for (const some of inParts(binned, table.engine.dialect.edgesAtOnce)) {
    const selected = some.map(
      (one, index) => `${binCountSql(table, one.column, one.edges)} AS b${index}`,
    );
    const [row] = await table.engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
    for (const [index, one] of some.entries())
      counted.set(one.name, readBinCounts(table, row![`b${index}`], one.edges));
  }
  return counted;
}

/** Parts of the list with no more edges than fit into one statement, though at least one column each. */
function inParts<T extends { readonly edges: readonly number[] }>(
  list: readonly T[],
  most: number,
): T[][] {
  const parts: T[][] = [];
  let left = 0;
  for (const one of list) {
    left -= one.edges.length;
    if (left < 0 || parts.length === 0) {
      parts.push([]);
      left = most - one.edges.length;
    }
    parts.at(-1)!.push(one);
  }
  return parts;
}

/** SQL of a struct that `readBinCounts` understands. */
export function binCountSql(
  { engine }: Table,
  column: TableColumn,
  edges: readonly number[],
): string {
  const { dialect } = engine;
  const number = doubleOf(column, dialect);
  return dialect.binStruct(dialect.bins(number, edges), {
    missing: `count_if(${number} IS NULL OR ${dialect.isNan(number)})`,
    infinite: `count_if(${dialect.isInfinite(number)})`,
  });
}

export function readBinCounts(
  { engine }: Table,
  value: unknown,
  edges: readonly number[],
): BinnedColumn {
  const { bins, missing, infinite } = value as {
    readonly bins: unknown;
    readonly missing: number;
    readonly infinite: number;
  };
  return { ...engine.dialect.readBins(bins, edges), missing, infinite };
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
