import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';

export interface SortedPair {
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** Values held at a time, over all columns read together: 160 MB. */
const heldValues = 20_000_000;

/** Beyond this many rows the profile's certified interval has to do: exact values would not fit in memory. */
const mostRows = 10_000_000;

/**
 * Ascending finite values of both tables, a few columns a pass so that memory stays bounded. Columns are missing from
 * the result when the tables are too long.
 */
export async function readSortedPairs(
  engine: TableEngine,
  tables: { readonly reference: Table; readonly current: Table },
  columns: readonly string[],
): Promise<Map<string, SortedPair>> {
  const pairs = new Map<string, SortedPair>();
  const rows = (await rowsOf(engine, tables.reference)) + (await rowsOf(engine, tables.current));
  if (rows > mostRows) return pairs;
  const perPass = Math.max(1, Math.floor(heldValues / Math.max(1, rows)));
  for (let start = 0; start < columns.length; start += perPass) {
    const group = columns.slice(start, start + perPass);
    const reference = await engine.readNumbers(tables.reference, group);
    const current = await engine.readNumbers(tables.current, group);
    for (const column of group) {
      pairs.set(column, {
        reference: sortedFinite(reference.get(column)!),
        current: sortedFinite(current.get(column)!),
      });
    }
  }
  return pairs;
}

async function rowsOf(engine: TableEngine, table: Table): Promise<number> {
  const [row] = await engine.query(`SELECT count(*) AS rows FROM ${table.relation}`);
  return Number(row!['rows']);
}

function sortedFinite(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value)).sort();
}
