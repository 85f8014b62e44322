import type { ColumnShape } from '#core/contract/column-shape.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { quoteIdentifier } from '../sql-text.ts';
import type { Table, TableColumn } from '../table.ts';

/*
 * Columns as values, in words that all our dialects share or with those of one of them.
 */

/** `count_if` is a quarter faster than FILTER in DuckDB (3 M rows, 12 counts). */
export function countIf(condition: string): string {
  return `count_if(${condition})`;
}

/** A list of the smallest few values of the rows for which a condition holds, ascending. */
export function smallest(value: string, most: number, condition: string): string {
  return `min(${value}, ${most}) FILTER (WHERE ${condition})`;
}

/** A null-safe `<>`. */
export function isDistinct(a: string, b: string): string {
  return `${a} IS DISTINCT FROM ${b}`;
}

/** A whole number, rounded down. */
export function floorToInteger(number: string): string {
  return `CAST(floor(${number}) AS BIGINT)`;
}

export function asDouble(column: ColumnShape): string {
  return `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
}

/** A date or time as a time without zone. */
export function asMoment(column: ColumnShape, table: Table): string {
  return table.engine.dialect.moment(storedColumn(column, table));
}

export function asText(column: ColumnShape, table: Table): string {
  return table.engine.dialect.text(storedColumn(column, table));
}

/** The column with the engine's name of its type. */
export function storedColumn({ name }: ColumnShape, table: Table): TableColumn {
  return table.columns.find((column) => column.name === name)!;
}

/** NaN among numbers is a missing value. */
export function valueOrNull(column: ColumnShape, dialect: Dialect): string {
  const name = quoteIdentifier(column.name);
  return column.type === 'number'
    ? `CASE WHEN NOT ${dialect.isNan(asDouble(column))} THEN ${name} END`
    : name;
}

/** A number that is neither missing, NaN nor infinite. */
export function isFiniteNumber(column: ColumnShape, dialect: Dialect): string {
  return `coalesce(${dialect.isFinite(asDouble(column))}, false)`;
}
