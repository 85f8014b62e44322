import type { SliceCodes } from '#core/gate/slice-codes.ts';
import type { SlicePolicy } from '#core/gate/slice-policy.ts';
import type { TableEngine } from '../engine.ts';
import type { Table } from '../table.ts';
import { sliceExpression } from './slice-sql.ts';

/** A slice as a column of numbers: codes of its values, or 1 where its condition holds. */
export interface SliceColumn {
  readonly name: string;
  readonly expression: string;
  readonly read: (numbers: Float64Array) => SliceCodes | Float64Array;
}

/** The engine turns text into codes: text of ten million rows never leaves it. */
export async function sliceColumns(
  engine: TableEngine,
  table: Table,
  slices: readonly SlicePolicy[],
): Promise<SliceColumn[]> {
  const columns: SliceColumn[] = [];
  for (const [index, { rows }] of slices.entries()) {
    const name = `trainyard_slice_${index}`;
    columns.push(
      'by' in rows
        ? await codedColumn(engine, { table, name, expression: sliceExpression(rows) })
        : { name, expression: sliceExpression(rows), read: (numbers) => numbers },
    );
  }
  return columns;
}

async function codedColumn(
  engine: TableEngine,
  { table, name, expression }: { table: Table; name: string; expression: string },
): Promise<SliceColumn> {
  const distinct = `SELECT DISTINCT ${expression} AS value FROM ${table.relation} WHERE (${expression}) IS NOT NULL ORDER BY value`;
  const values = (await engine.query(distinct)).map(({ value }) => value as string);
  // A type without values cannot be made.
  if (values.length === 0)
    return { name, expression: 'NULL', read: (numbers) => coded(numbers, []) };
  await engine.query(`DROP TYPE IF EXISTS ${name}`);
  await engine.query(`CREATE TYPE ${name} AS ENUM (${distinct})`);
  return {
    name,
    expression: `enum_code(CAST(${expression} AS ${name}))`,
    read: (numbers) => coded(numbers, values),
  };
}

/** Missing values, which come as NaN, get the code behind the others. */
function coded(numbers: Float64Array, known: readonly string[]): SliceCodes {
  const codes = new Uint16Array(numbers.length);
  let hasMissing = false;
  for (let row = 0; row < numbers.length; row++) {
    const isMissing = Number.isNaN(numbers[row]!);
    hasMissing ||= isMissing;
    codes[row] = isMissing ? known.length : numbers[row]!;
  }
  return { values: hasMissing ? [...known, null] : known, codes };
}
