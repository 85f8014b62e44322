import type { Dialect } from '../dialect/dialect.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

const columnsAtOnce = 200;

/**
 * How often each value of each column occurs, in one pass over up to 200 columns. Values are text as the engine
 * spells them; missing ones (null, NaN) are left out.
 */
export async function countValues(
  table: Table,
  columns: readonly string[],
): Promise<Map<string, Map<string, number>>> {
  const counted = new Map(columns.map((name) => [name, new Map<string, number>()]));
  for (let start = 0; start < columns.length; start += columnsAtOnce) {
    const some = columns.slice(start, start + columnsAtOnce);
    const rows = await table.engine.query(groupingSets(table, some));
    for (const row of rows) {
      const value = row['value'] as string | null;
      if (value !== null)
        counted.get(some[Number(row['column'])]!)!.set(value, Number(row['count']));
    }
  }
  return counted;
}

function groupingSets(table: Table, names: readonly string[]): string {
  const columns = new Map(table.columns.map((column) => [column.name, column]));
  const values = names.map(
    (name, index) => `${textOf(columns.get(name)!, table.engine.dialect)} AS v${index}`,
  );
  const keys = names.map((_name, index) => `v${index}`);
  const value = keys.length === 1 ? keys[0] : `coalesce(${keys.join(', ')})`;
  // Every row of the answer belongs to one set; without this, the nulls of one column and of another's set look alike.
  const cases = keys.map((key, index) => `WHEN GROUPING(${key}) = 0 THEN ${index}`);
  return (
    `SELECT CASE ${cases.join(' ')} END AS "column", ${value} AS value, count(*) AS "count" ` +
    `FROM (SELECT ${values.join(', ')} FROM ${table.relation}) ` +
    `GROUP BY GROUPING SETS (${keys.map((key) => `(${key})`).join(', ')})`
  );
}

/** NaN is missing; 32-bit numbers are spelt as the doubles that they are compared as. */
function textOf(column: TableColumn, dialect: Dialect): string {
  if (column.type !== 'number') return dialect.text(column);
  const number = `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
  return `CASE WHEN NOT ${dialect.isNan(number)} THEN ${dialect.doubleText(number)} END`;
}
