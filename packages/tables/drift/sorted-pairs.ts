import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';

export interface SortedPair {
  readonly reference: Float64Array;
  readonly current: Float64Array;
}

/** Values held at a time, over all columns read together: 160 MB. */
const heldValues = 20_000_000;

/** Beyond this many rows, and for rows that a server keeps, the profile's certified interval has to do: exact values would not fit in memory. */
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
  const { reference, current } = tables;
  if (reference.files.length === 0 || current.files.length === 0) return pairs;
  const rows = (await rowsOf(reference)) + (await rowsOf(current));
  if (rows > mostRows) return pairs;
  const perPass = Math.max(1, Math.floor(heldValues / Math.max(1, rows)));
  for (let start = 0; start < columns.length; start += perPass) {
    const group = columns.slice(start, start + perPass);
    const before = await engine.readNumbers(reference, group);
    const after = await engine.readNumbers(current, group);
    for (const column of group) {
      pairs.set(column, {
        reference: sortedFinite(before.get(column)!),
        current: sortedFinite(after.get(column)!),
      });
    }
  }
  return pairs;
}

async function rowsOf({ engine, relation }: Table): Promise<number> {
  const [row] = await engine.query(`SELECT count(*) AS row_count FROM ${relation}`);
  return Number(row!['row_count']);
}

function sortedFinite(values: Float64Array): Float64Array {
  return values.filter((value) => Number.isFinite(value)).sort();
}
