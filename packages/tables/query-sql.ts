import { quoteIdentifier } from './sql-text.ts';
import type { Table } from './table.ts';

/** A user's query over tables by the names it knows them by; the answer's first rows. Checked by `assertQuery` before. */
export function overTables(
  tables: ReadonlyMap<string, Table>,
  query: string,
  rows: number,
): string {
  const named = [...tables].map(([name, { columns, relation }]) => {
    const own = columns.map((column) => quoteIdentifier(column.name)).join(', ');
    return `${quoteIdentifier(name)} AS (SELECT ${own} FROM ${relation})`;
  });
  // The line breaks keep a comment at the end of the user's text from swallowing ours.
  return `WITH ${named.join(', ')} SELECT * FROM (\n${bareQuery(query)}\n) AS answer LIMIT ${rows}`;
}

/** The query without the semicolon that people end it with. */
export function bareQuery(query: string): string {
  return query.replace(/;\s*$/, '');
}
