import { createHash } from 'node:crypto';
import type { ResultRow } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

// Types without equality have no checksum either.
const incomparable =
  /^(hyperloglog|p4hyperloglog|setdigest|tdigest|qdigest|geometry|sphericalgeography|kdbtree|function)/i;
/** The server generates code for every column of a row. */
const columnsPerChecksum = 250;

/**
 * What stands for the sha256 of a file when the rows are kept by a server: the sha256 of the names and types of the
 * columns, the number of rows, and checksums over whole rows that do not depend on their order. Two tables with the
 * same rows have the same digest. The checksums are 64 bits each: they tell of any change, but not of a forgery.
 */
export async function tableChecksum(
  table: Table,
  query: (sql: string) => Promise<readonly ResultRow[]>,
): Promise<string> {
  const compared = table.columns.filter(({ sqlType }) => !incomparable.test(sqlType));
  const checksums: string[] = [];
  for (let start = 0; start < compared.length; start += columnsPerChecksum) {
    const columns = compared.slice(start, start + columnsPerChecksum);
    const row = `ROW(${columns.map(({ name }) => quoteIdentifier(name)).join(', ')})`;
    checksums.push(`to_hex(checksum(${row})) AS c${start}`);
  }
  const [row] = await query(
    `SELECT count(*) AS "rows", ${checksums.join(', ')} FROM ${table.relation}`,
  );
  const content = {
    kind: 'trainyard table checksum 1',
    columns: table.columns.map(({ name, sqlType }) => [name, sqlType]),
    ...row,
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}
