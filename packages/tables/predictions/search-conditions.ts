import type { TableEngine } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';
import { bandEdges } from './slice-sql.ts';

// A number with more values than this is searched by bands.
const maxNumberValues = 12;
const maxBands = 10;
// The most frequent ones; the rest is seldom large enough to be told from chance.
const maxConditions = 100;

/** SQL conditions, at most one of which holds for a row, that make the slices of one column. */
export async function searchConditions(
  engine: TableEngine,
  table: Table,
  { name, minRows }: { readonly name: string; readonly minRows: number },
): Promise<string[]> {
  const column = table.columns.find((one) => one.name === name)!;
  const quoted = quoteIdentifier(name);
  const isNumber = column.type === 'integer' || column.type === 'number';
  const [facts] = await engine.query(
    `SELECT count(*) AS row_count, count(*) FILTER (${quoted} IS NULL) AS missing, ${isNumber ? `count(DISTINCT ${quoted})` : '0'} AS number_values, ${isFloat(column) ? `count(*) FILTER (isnan(${quoted}))` : '0'} AS not_numbers FROM ${table.relation}`,
  );
  const missing = Number(facts!['missing']) >= minRows ? [`${quoted} IS NULL`] : [];
  if (Number(facts!['number_values']) > maxNumberValues) {
    const fitting = Math.floor(Number(facts!['row_count']) / minRows);
    const quantiles = Math.max(2, Math.min(maxBands, fitting));
    const edges = await bandEdges(engine, table, { columns: [name], bands: { quantiles } });
    return [...missing, ...bandConditions(quoted, edges, Number(facts!['not_numbers']) > 0)];
  }
  const rows = await engine.query(
    `SELECT CAST(${quoted} AS VARCHAR) AS value FROM ${table.relation} WHERE ${quoted} IS NOT NULL GROUP BY 1 HAVING count(*) >= ${minRows} ORDER BY count(*) DESC, 1 LIMIT ${maxConditions}`,
  );
  const values = rows.map((row) => valueCondition(column, String(row['value'])));
  return [...missing, ...values];
}

function isFloat({ sqlType }: TableColumn): boolean {
  return sqlType === 'DOUBLE' || sqlType === 'FLOAT';
}

function bandConditions(quoted: string, edges: readonly number[], hasNan: boolean): string[] {
  if (edges.length === 0) return [];
  return [
    `${quoted} < ${edges[0]}`,
    ...edges.slice(1).map((edge, index) => `${quoted} >= ${edges[index]} AND ${quoted} < ${edge}`),
    // To the engine NaN is larger than any number.
    `${quoted} >= ${edges.at(-1)}${hasNan ? ` AND NOT isnan(${quoted})` : ''}`,
  ];
}

/** As a person would write it, where that means the same. */
function valueCondition({ name, type }: TableColumn, value: string): string {
  const quoted = quoteIdentifier(name);
  if (type === 'string') return `${quoted} = ${quoteLiteral(value)}`;
  if (type === 'integer' || type === 'boolean') return `${quoted} = ${value}`;
  return `CAST(${quoted} AS VARCHAR) = ${quoteLiteral(value)}`;
}
