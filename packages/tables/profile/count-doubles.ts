import type { TableEngine } from '../engine.ts';
import { doubleOf } from '../number-sql.ts';
import type { Table, TableColumn } from '../table.ts';

interface NumericColumn {
  readonly name: string;
  readonly column: TableColumn;
  readonly hasSpecials: boolean;
}

/** Roughly how many distinct values columns have, in one pass over these. */
export async function sketchDistinct(
  engine: TableEngine,
  table: Table,
  columns: readonly NumericColumn[],
): Promise<Map<string, number>> {
  if (columns.length === 0) return new Map();
  const selected = columns.map(
    ({ column }, index) => `approx_count_distinct(${doubleOf(column)}) AS d${index}`,
  );
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return new Map(columns.map(({ name }, index) => [name, Number(row![`d${index}`])]));
}

/** Every finite value of columns with few, ascending, with how often it occurs. */
export async function countDoubles(
  engine: TableEngine,
  table: Table,
  columns: readonly NumericColumn[],
): Promise<Map<string, (readonly [number, number])[]>> {
  if (columns.length === 0) return new Map();
  const branches = columns.map(({ column, hasSpecials }, index) => {
    const finite = hasSpecials ? ' AND isfinite(x)' : '';
    return `SELECT ${index} AS c, x, count(*) AS n FROM (SELECT ${doubleOf(column)} AS x FROM ${table.relation}) WHERE x IS NOT NULL${finite} GROUP BY x`;
  });
  const counts = columns.map(() => new Map<number, number>());
  for (const row of await engine.query(branches.join(' UNION ALL '))) {
    const own = counts[Number(row['c'])]!;
    // Minus zero and zero are one number.
    const value = (row['x'] as number) + 0;
    own.set(value, (own.get(value) ?? 0) + Number(row['n']));
  }
  return new Map(
    columns.map(({ name }, index) => [name, [...counts[index]!].sort(([a], [b]) => a - b)]),
  );
}
