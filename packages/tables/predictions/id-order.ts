import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';

/**
 * Whether every row has an id greater than that of the row before it, as the engine orders them. `lag` over the rows as they stand is
 * a pass that keeps nothing, where finding ids that occur twice takes a hash table of all of them.
 */
export async function idsAscend(engine: TableEngine, table: Table, id: string): Promise<boolean> {
  const [row] = await engine.query(
    `SELECT count(*) AS n, count(*) FILTER (id > before) AS steps FROM (SELECT id, lag(id) OVER () AS before FROM (SELECT ${id} AS id FROM ${table.relation}))`,
  );
  return Number(row!['steps']) === Number(row!['n']) - 1;
}
