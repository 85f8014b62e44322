import type { RowSource } from '#core/gate/behaviour/behaviour-policy.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { rowKey } from './change-sql.ts';

/** The number of a row of a test, from 0. */
export const rowNumber = 'trainyard_row';

/** Draws the rows of a test into a relation. @returns how many, and of how many */
export async function drawRows(
  engine: TableEngine,
  table: Table,
  { rows, relation, id }: { rows: RowSource; relation: string; id: string },
): Promise<{ count: number; population: number }> {
  const where = rows.kind === 'table' && rows.where !== undefined ? ` WHERE (${rows.where}\n)` : '';
  const hasId = table.columns.some(({ name }) => name === id);
  const place = '(SELECT row_number() OVER () AS trainyard_place, * FROM';
  const key = hasId
    ? `coalesce(CAST(${quoteIdentifier(id)} AS VARCHAR), '')`
    : 'CAST(trainyard_place AS VARCHAR)';
  const own = table.columns.map(({ name }) => quoteIdentifier(name)).join(', ');
  const kept = `SELECT ${key} AS ${rowKey}, trainyard_place, ${own} FROM ${place} ${table.relation}) AS placed${where}`;
  // By a digest of seed and id: the same rows are drawn however the file is ordered, on every machine.
  const drawn =
    rows.kind === 'table' && rows.sample !== undefined
      ? `SELECT * FROM (${kept}) AS kept ORDER BY md5(${quoteLiteral(`${rows.seed}:`)} || ${rowKey}), trainyard_place LIMIT ${rows.sample}`
      : kept;
  await engine.query(
    `CREATE OR REPLACE TABLE ${relation} AS SELECT CAST(row_number() OVER (ORDER BY trainyard_place) - 1 AS BIGINT) AS ${rowNumber}, ${rowKey}, ${own} FROM (${drawn}) AS drawn ORDER BY ${rowNumber}`,
  );
  const [row] = await engine.query(
    `SELECT (SELECT count(*) FROM ${relation}) AS drawn, (SELECT count(*) FROM ${table.relation}${where}) AS population`,
  );
  return { count: Number(row!['drawn']), population: Number(row!['population']) };
}
