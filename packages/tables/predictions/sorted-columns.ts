import type { TableEngine } from '../engine.ts';
import { quoteLiteral } from '../sql-text.ts';
import type { TableColumn } from '../table.ts';
import type { PredictionSql } from './prediction-columns.ts';

/** Numbers to be read in the order of the ids. */
export interface SortedColumns {
  /** A subquery with the columns and, where there are ids, `trainyard_id`. */
  readonly rows: string;
  readonly names: readonly string[];
  /** The rows stand in that order as they are. */
  readonly isSorted: boolean;
  /** SQL over the rows in their order, by the name of its column. */
  readonly inOrder?: ReadonlyMap<string, string>;
  /** What the order begins with, where ranges are cut; the id unless given. */
  readonly cutBy?: string;
  /** So many rows are sorted at a time. */
  readonly rowsAtOnce?: number;
}

type Columns = ReadonlyMap<string, Float64Array>;

const idName = 'trainyard_id';

// A million names of 40 characters take 130 MB while they are sorted, a million numbers 30 MB.
const mostRowsAtOnce = 2_500_000;

/**
 * Columns of a table in the order of its ids. A sort holds all that it sorts: the ids of a large table are sorted range by range, each
 * in a pass of its own.
 */
export async function readSorted(
  engine: TableEngine,
  sql: Pick<PredictionSql, 'id' | 'table'>,
  { rows, names, isSorted, inOrder, cutBy, ...given }: SortedColumns,
): Promise<Columns> {
  // Ids that begin with a group are two names.
  const rowsAtOnce = given.rowsAtOnce ?? (cutBy === undefined ? 1 : 0.5) * mostRowsAtOnce;
  const { id, table } = sql;
  const all = [...names, ...(inOrder?.keys() ?? [])];
  const columns = all.map((name): TableColumn => ({ name, type: 'number', sqlType: 'DOUBLE' }));
  const read = async (from: string): Promise<Columns> => {
    const relation = inOrder
      ? `(SELECT ${[...names, ...[...inOrder].map(([name, of]) => `${of} AS ${name}`)].join(', ')} FROM (SELECT * FROM ${from}))`
      : `(SELECT ${names.join(', ')} FROM ${from})`;
    const { source, files } = table;
    return engine.readNumbers({ source, files, columns, engine, relation }, all);
  };
  if (!id || isSorted) return read(rows);
  const pieces = new Map(all.map((name): [string, Float64Array[]] => [name, []]));
  for (const range of await idRanges(engine, sql, { rows, rowsAtOnce, cutBy: cutBy ?? idName }))
    for (const [name, values] of await read(`${rows}${range} ORDER BY ${idName}`))
      pieces.get(name)!.push(values);
  return new Map(all.map((name) => [name, joined(pieces.get(name)!)]));
}

/** Conditions that every row meets one of, in the order of the ids. */
async function idRanges(
  engine: TableEngine,
  { table }: Pick<PredictionSql, 'table'>,
  { rows, rowsAtOnce, cutBy }: { rows: string; rowsAtOnce: number; cutBy: string },
): Promise<string[]> {
  const [counted] = await engine.query(`SELECT count(*) AS n FROM ${table.relation}`);
  const count = Math.ceil(Number(counted!['n']) / rowsAtOnce);
  if (count < 2) return [''];
  const bounds = await boundsOfRanges(engine, `(SELECT ${cutBy} AS bound FROM ${rows})`, count);
  return [...bounds, undefined].map((to, index) => {
    const from = bounds[index - 1];
    const conditions = [
      ...(from === undefined ? [] : [`${cutBy} >= ${from}`]),
      ...(to === undefined ? [] : [`${cutBy} < ${to}`]),
    ];
    return conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  });
}

/** Rising values as SQL. Where ranges meet need not be exact: ranges of unequal size are ranges too. */
async function boundsOfRanges(
  engine: TableEngine,
  rows: string,
  count: number,
): Promise<readonly string[]> {
  const shares = Array.from({ length: count - 1 }, (_, index) => (index + 1) / count);
  const [row] = await engine.query(
    `SELECT CAST(quantile_disc(bound, [${shares.join(', ')}]) AS VARCHAR[]) AS bounds, first(typeof(bound)) AS type FROM (SELECT bound FROM ${rows} USING SAMPLE reservoir(20000 ROWS) REPEATABLE (1))`,
  );
  // Of numbers, dates and names alone it is certain that they are read back from their text.
  const { bounds, type } = row as { bounds: string[] | null; type: string | null };
  if (bounds === null || type === null || !/^[A-Z]+$/.test(type)) return [];
  return [...new Set(bounds)].map((bound) => `CAST(${quoteLiteral(bound)} AS ${type})`);
}

/** The pieces are given up: those of other columns need not stand beside their copies. */
function joined(pieces: Float64Array[]): Float64Array {
  const given = pieces.splice(0);
  if (given.length === 1) return given[0]!;
  const whole = new Float64Array(given.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of given) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
