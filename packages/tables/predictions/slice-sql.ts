import { bandNames, type SlicePolicy, type SlicesByValue } from '#core/gate/slice-policy.ts';
import type { TableEngine } from '../engine.ts';
import { quoteIdentifier, quoteLiteral } from '../sql-text.ts';
import type { Table } from '../table.ts';

/** SQL of a slice: its name as text (missing is NULL), or 1 where its condition holds and 0 elsewhere. */
export async function sliceExpression(
  engine: TableEngine,
  table: Table,
  rows: SlicePolicy['rows'],
): Promise<string> {
  if (!('by' in rows)) return `CASE WHEN (${rows.where}\n) THEN 1.0 ELSE 0.0 END`;
  if (!rows.bands) return valueExpression(rows);
  const [column] = rows.columns;
  return bandExpression(column!, await bandEdges(engine, table, rows));
}

/** The value of a column as text, or the names of several values joined. */
export function valueExpression({ columns }: Pick<SlicesByValue, 'columns'>): string {
  const texts = columns.map((column) => `CAST(${quoteIdentifier(column)} AS VARCHAR)`);
  return texts.length === 1
    ? texts[0]!
    : texts.map((text) => crossedName(text)).join(` || ' × ' || `);
}

/** A part of a crossed name; in quotes where it could be taken for nothing, for a missing value or for two parts. */
function crossedName(text: string): string {
  const isOdd = `${text} IN ('', '(missing)') OR contains(${text}, ' × ')`;
  return `CASE WHEN ${text} IS NULL THEN '(missing)' WHEN ${isOdd} THEN '''' || ${text} || '''' ELSE ${text} END`;
}

/** Rising edges: those given, or quantiles of the rows, equal ones once. */
export async function bandEdges(
  engine: TableEngine,
  table: Table,
  { columns, bands }: Pick<SlicesByValue, 'columns' | 'bands'>,
): Promise<readonly number[]> {
  if (bands && 'edges' in bands) return bands.edges;
  const count = bands!.quantiles;
  const shares = Array.from({ length: count - 1 }, (_, index) => (index + 1) / count);
  const value = numberOf(columns[0]!);
  const [row] = await engine.query(
    `SELECT quantile_disc(${value}, [${shares.join(', ')}]) AS edges, min(${value}) AS least FROM ${table.relation} WHERE isfinite(${value})`,
  );
  const edges = (row!['edges'] as number[] | null) ?? [];
  // An edge at the smallest value would begin with a band that is empty.
  const rising = edges.filter(
    (edge, index) => edge > Number(row!['least']) && (index === 0 || edge > edges[index - 1]!),
  );
  return rising;
}

function numberOf(column: string): string {
  return `CAST(${quoteIdentifier(column)} AS DOUBLE)`;
}

function bandExpression(column: string, edges: readonly number[]): string {
  const value = numberOf(column);
  if (edges.length === 0) return `CASE WHEN ${value} IS NULL THEN NULL ELSE 'all values' END`;
  const names = bandNames(edges).map((name) => quoteLiteral(name));
  const cases = edges.map(
    (edge, index) => `WHEN ${value} < ${numberLiteral(edge)} THEN ${names[index]}`,
  );
  // To the engine NaN is larger than any number; here it is no number at all.
  return `CASE WHEN ${value} IS NULL THEN NULL WHEN isnan(${value}) THEN '(not a number)' ${cases.join(' ')} ELSE ${names.at(-1)} END`;
}

/** A number that the engine reads back as the same double. */
export function numberLiteral(value: number): string {
  return `CAST('${value}' AS DOUBLE)`;
}
