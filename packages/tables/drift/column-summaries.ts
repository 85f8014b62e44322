import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/** Of the finite values; NaN where there are none. */
export interface NumericSummary {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly std: number;
}

export interface ColumnSummaries {
  readonly rows: number;
  /** Rows where the column is null or NaN. */
  readonly missing: ReadonlyMap<string, number>;
  readonly numeric: ReadonlyMap<string, NumericSummary>;
}

/** Missing values of every column and the extremes, mean and spread of the numeric ones, in one pass. */
export async function summariseColumns(
  table: Table,
  columns: readonly string[],
): Promise<ColumnSummaries> {
  const { engine } = table;
  const { dialect } = engine;
  const known = table.columns.filter(({ name }) => columns.includes(name));
  const selected = known.flatMap((column, index) => {
    const name = quoteIdentifier(column.name);
    if (!isNumeric(column)) return [`count(${name}) AS present_${index}`];
    const number = `CAST(${name} AS DOUBLE)`;
    const finite = `FILTER (WHERE ${dialect.isFinite(number)})`;
    // Moments of values near the limit of a double overflow: they are of the others.
    const tame = `FILTER (WHERE abs(${number}) < 1e140)`;
    return [
      `count(${number}) FILTER (WHERE NOT ${dialect.isNan(number)}) AS present_${index}`,
      `min(${number}) ${finite} AS min_${index}`,
      `max(${number}) ${finite} AS max_${index}`,
      `avg(${number}) ${tame} AS mean_${index}`,
      `stddev_samp(${number}) ${tame} AS std_${index}`,
    ];
  });
  const [row = {}] = await engine.query(
    `SELECT ${['count(*) AS row_count', ...selected].join(', ')} FROM ${table.relation}`,
  );
  const rows = Number(row['row_count']);
  const missing = new Map<string, number>();
  const numeric = new Map<string, NumericSummary>();
  for (const [index, column] of known.entries()) {
    const { name } = column;
    missing.set(name, rows - Number(row[`present_${index}`]));
    if (!isNumeric(column)) continue;
    const of = (statistic: string): number => Number(row[`${statistic}_${index}`] ?? Number.NaN);
    numeric.set(name, { min: of('min'), max: of('max'), mean: of('mean'), std: of('std') });
  }
  return { rows, missing, numeric };
}

function isNumeric({ type }: TableColumn): boolean {
  return type === 'integer' || type === 'number';
}
