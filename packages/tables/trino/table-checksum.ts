import { createHash } from 'node:crypto';
import type { ResultRow } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/** The server generates code for every column of a row. */
const columnsPerChecksum = 250;
const asTheyAre =
  /^(boolean|tinyint|smallint|integer|bigint|real|double|decimal\(.*|varchar.*|date|timestamp\(\d+\)|json)$/;
const asText = /^(time\(.*|interval .*|ipaddress)$/;
const nested = /^(array|map|row)\(/;

/**
 * What stands for the sha256 of a file when the rows are kept by a server: the sha256 of the names and types of the
 * columns, the number of rows, and checksums over whole rows that do not depend on their order. Two tables with the
 * same rows have the same digest. The checksums are 64 bits each: they tell of any change, but not of a forgery.
 */
export async function tableChecksum(
  table: Table,
  query: (sql: string) => Promise<readonly ResultRow[]>,
): Promise<string> {
  const scalars = table.columns.flatMap((column) => scalarSql(column) ?? []);
  const checksums = table.columns
    .filter(({ sqlType }) => nested.test(sqlType))
    .map(({ name }, index) => `to_hex(checksum(${quoteIdentifier(name)})) AS n${index}`);
  for (let start = 0; start < scalars.length; start += columnsPerChecksum) {
    const row = `ROW(${scalars.slice(start, start + columnsPerChecksum).join(', ')})`;
    // Of the text: the server's hash of a row is a sum over its columns, which values that change places do not change.
    checksums.push(`to_hex(checksum(json_format(CAST(${row} AS JSON)))) AS c${start}`);
  }
  const [row] = await query(
    `SELECT ${['count(*) AS "rows"', ...checksums].join(', ')} FROM ${table.relation}`,
  );
  const content = {
    kind: 'trainyard table checksum 1',
    columns: table.columns.map(({ name, sqlType }) => [name, sqlType]),
    ...row,
  };
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** undefined for nested values, and for the few types whose values cannot be told apart, such as sketches. */
function scalarSql({ name, sqlType }: TableColumn): string | undefined {
  const quoted = quoteIdentifier(name);
  if (asTheyAre.test(sqlType)) return quoted;
  if (sqlType === 'varbinary') return `to_hex(${quoted})`;
  return asText.test(sqlType) ? `CAST(${quoted} AS VARCHAR)` : undefined;
}
