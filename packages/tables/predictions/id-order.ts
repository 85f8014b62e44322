import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import type { PredictionId } from './prediction-columns.ts';

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

// Their hash table takes 100 MB.
const mostHashesAtOnce = 2_500_000;

/**
 * Whether two rows have ids with the same hash; if not, all ids differ, and ten million long names need not stand in memory to be found
 * to, nor all hashes at once.
 */
export async function mayRepeat(
  engine: TableEngine,
  { relation }: Pick<Table, 'relation'>,
  {
    id,
    rowCount,
    hashesAtOnce = mostHashesAtOnce,
  }: { readonly id: string; readonly rowCount: number; readonly hashesAtOnce?: number },
): Promise<boolean> {
  const passes = Math.max(1, Math.ceil(rowCount / hashesAtOnce));
  for (let pass = 0; pass < passes; pass++) {
    const [row] = await engine.query(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${relation} WHERE ${id} IS NOT NULL AND hash(${id}) % ${passes} = ${pass} GROUP BY hash(${id}) HAVING count(*) > 1)`,
    );
    if (Number(row!['n']) > 0) return true;
  }
  return false;
}

interface Identified {
  readonly id?: PredictionId | undefined;
}

/** Both tables stand in the order of their ids as they are. Text and numbers are in two orders. */
export function inSameOrder({ id }: Identified, champion: Identified | undefined): boolean {
  if (!id?.ascends) return false;
  return !champion || (champion.id?.ascends === true && champion.id.isText === id.isText);
}
