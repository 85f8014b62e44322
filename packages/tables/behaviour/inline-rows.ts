import type { Cell } from '#core/gate/behaviour/behaviour-policy.ts';
import { columnType } from '../column-types.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';
import { cellLiteral } from './change-sql.ts';

type InlineRow = Readonly<Record<string, Cell>>;

/** A table of the rows that stand in the policy; a key that a row lacks is missing there. */
export async function inlineTable(
  engine: TableEngine,
  rows: readonly InlineRow[],
  { relation, source }: { readonly relation: string; readonly source: string },
): Promise<Table> {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = names.map((name) => {
    const sqlType = typeOf(rows.map((row) => cellOf(row, name)));
    return { name, sqlType, type: columnType(sqlType) };
  });
  const tuples = rows.map(
    (row) =>
      `(${columns.map((column) => cellLiteral(cellOf(row, column.name), column)).join(', ')})`,
  );
  const selected = columns.map(
    ({ name, sqlType }, index) => `CAST(c${index} AS ${sqlType}) AS ${quoteIdentifier(name)}`,
  );
  const list = names.map((_, index) => `c${index}`).join(', ');
  await engine.query(
    `CREATE OR REPLACE TABLE ${relation} AS SELECT ${selected.join(', ')} FROM (VALUES ${tuples.join(', ')}) AS given(${list})`,
  );
  return { source, files: [], columns, engine, relation };
}

/** A key that a row lacks is missing there; names such as __proto__ are names. */
function cellOf(row: InlineRow, name: string): Cell {
  return Object.hasOwn(row, name) ? row[name]! : null;
}

/** The narrowest type of a column's values; text when they are of several kinds, as in a file. */
function typeOf(values: readonly Cell[]): string {
  const given = values.filter((value) => value !== null);
  if (given.length === 0) return 'VARCHAR';
  if (given.every((value) => typeof value === 'boolean')) return 'BOOLEAN';
  if (given.every((value) => Number.isSafeInteger(value))) return 'BIGINT';
  return given.every((value) => typeof value === 'number') ? 'DOUBLE' : 'VARCHAR';
}
