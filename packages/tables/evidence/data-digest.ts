import type { GatePolicy } from '#core/gate/parse-gates.ts';
import type { Digest } from '#core/ports.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table } from '../table.ts';

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
  const names = table.columns.map(({ name }) => name);
  if (!names.includes(columns.id) || !names.includes(columns.label)) return undefined;
  const id = `CAST(${quoteIdentifier(columns.id)} AS VARCHAR)`;
  const text = `concat(length(${id}), ':', ${id}, ${labelText(columns.label)})`;
  const [row] = await engine.query(
    `SELECT count(*) AS n, CAST(sum(md5_number_lower(t)) AS VARCHAR) AS low, CAST(sum(md5_number_upper(t)) AS VARCHAR) AS high FROM (SELECT ${text} AS t FROM ${table.relation})`,
  );
  const { n, low, high } = row!;
  return digest(`trainyard evaluation data 1\n${String(n)}\n${String(low)}\n${String(high)}\n`);
}

/** 1, 1.0, '1' and true are one label. */
function labelText(column: string): string {
  const text = `CAST(${quoteIdentifier(column)} AS VARCHAR)`;
  return `CASE lower(${text}) WHEN 'true' THEN '1.0' WHEN 'false' THEN '0.0' ELSE coalesce(CAST(TRY_CAST(${text} AS DOUBLE) AS VARCHAR), ${text}) END`;
}
