import type { ResultRow, TableEngine } from '../engine.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/** Of the values that are neither null nor NaN. */
export interface FiniteFacts {
  /** Finite values. */
  readonly present: number;
  readonly infinite: number;
  readonly smallest: string | undefined;
  readonly largest: string | undefined;
}

/** Whether the extremes of a column say that it holds NaN or infinite values: see `nanAsLargest`. */
export function isSpecial(extremes: ResultRow): boolean {
  const { smallest, largest } = extremes;
  return [smallest, largest].some((value) => typeof value === 'number' && !Number.isFinite(value));
}

/** What a closer look says of columns with NaN or infinite values, in one pass over these. */
export async function countSpecials(
  engine: TableEngine,
  table: Table,
  columns: readonly TableColumn[],
): Promise<Map<string, FiniteFacts>> {
  if (columns.length === 0) return new Map();
  const { dialect } = table.engine;
  const selected = columns.flatMap(({ name }, index) => {
    const number = `CAST(${quoteIdentifier(name)} AS DOUBLE)`;
    return [
      `count_if(${dialect.isFinite(number)}) AS present_${index}`,
      `count_if(${dialect.isInfinite(number)}) AS infinite_${index}`,
      `min(${number}) FILTER (WHERE ${dialect.isFinite(number)}) AS smallest_${index}`,
      `max(${number}) FILTER (WHERE ${dialect.isFinite(number)}) AS largest_${index}`,
    ];
  });
  const [row] = await engine.query(`SELECT ${selected.join(', ')} FROM ${table.relation}`);
  return new Map(
    columns.map(({ name }, index) => {
      const text = (key: string): string | undefined => {
        const value = row![`${key}_${index}`];
        return value === null || value === undefined ? undefined : `${value as string | number}`;
      };
      return [
        name,
        {
          present: Number(row![`present_${index}`]),
          infinite: Number(row![`infinite_${index}`]),
          smallest: text('smallest'),
          largest: text('largest'),
        },
      ];
    }),
  );
}
