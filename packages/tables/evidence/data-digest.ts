import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { Digest } from '#core/ports.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/**
 * A digest of the ids and labels of a prediction table, whatever the model, the order of the rows and the kind of file:
 * the sums of both halves of the MD5 of every row, as one sha256. One pass in flat memory. It tells data apart by accident, not
 * against an attack (sums can be steered). Undefined without ids.
 */
export async function evaluationDataDigest(
  engine: TableEngine,
  table: Table,
  { columns, digest }: { readonly columns: GatePolicy['columns']; readonly digest: Digest },
): Promise<string | undefined> {
  const column = (name: string): TableColumn | undefined =>
    table.columns.find((one) => one.name === name);
  const [id, label] = [column(columns.id), column(columns.label)];
  if (!id || !label) return undefined;
  const idText = `CAST(${quoteIdentifier(id.name)} AS VARCHAR)`;
  const text = `concat(length(${idText}), ':', ${idText}, ${labelText(label)})`;
  const half = '18446744073709551615';
  const [row] = await engine.query(
    `SELECT count(*) AS n, CAST(sum(CAST(m & ${half} AS UBIGINT)) AS VARCHAR) AS low, CAST(sum(CAST(m >> 64 AS UBIGINT)) AS VARCHAR) AS high FROM (SELECT md5_number(${text}) AS m FROM ${table.relation})`,
  );
  const { n, low, high } = row!;
  return digest(`trainyard evaluation data 1\n${String(n)}\n${String(low)}\n${String(high)}\n`);
}

/** 1, 1.0, '1' and true are one label. */
function labelText({ name, type }: TableColumn): string {
  const quoted = quoteIdentifier(name);
  if (type === 'boolean') return `CASE ${quoted} WHEN TRUE THEN '1.0' WHEN FALSE THEN '0.0' END`;
  if (type === 'integer' || type === 'number') {
    const number = `CAST(CAST(${quoted} AS DOUBLE) AS VARCHAR)`;
    // Writing a double takes as long as the MD5; of doubles −0 would be taken for 0.
    const plain = `CASE ${quoted} WHEN 1 THEN '1.0' WHEN 0 THEN '0.0' ELSE ${number} END`;
    return type === 'integer' ? plain : number;
  }
  const text = `CAST(${quoted} AS VARCHAR)`;
  return `CASE lower(${text}) WHEN 'true' THEN '1.0' WHEN 'false' THEN '0.0' ELSE coalesce(CAST(TRY_CAST(${text} AS DOUBLE) AS VARCHAR), ${text}) END`;
}
