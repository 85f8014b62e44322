import { quoteIdentifier } from '../sql-text.ts';
import type { ColumnShape } from '#core/contract/column-shape.ts';

/*
 * What DuckDB calls the few things that SQL dialects name differently: another engine needs another version of this
 * file, not of the queries.
 */

/** `count_if` is a quarter faster than FILTER (3 M rows, 12 counts). */
export function countIf(condition: string): string {
  return `count_if(${condition})`;
}

export function isNan(number: string): string {
  return `isnan(${number})`;
}

export function isInfinite(number: string): string {
  return `isinf(${number})`;
}

/** A number that is neither NaN nor infinite. */
export function isFiniteNumber(number: string): string {
  return `isfinite(${number})`;
}

/** A moment that is neither infinite nor missing. */
export function isFiniteMoment(moment: string): string {
  return `isfinite(${moment})`;
}

/** Milliseconds since the epoch of a TIMESTAMP. */
export function epochMs(moment: string): string {
  return `epoch_ms(${moment})`;
}

/** A TIMESTAMP so many milliseconds later. */
export function laterByMs(moment: string, milliseconds: number): string {
  return `(${moment} + to_milliseconds(${Math.round(milliseconds)}))`;
}

/** A whole number, rounded down. */
export function floorToInteger(number: string): string {
  return `CAST(floor(${number}) AS BIGINT)`;
}

/** A null-safe `<>`. */
export function isDistinct(a: string, b: string): string {
  return `${a} IS DISTINCT FROM ${b}`;
}

/** The mean; of doubles with compensated summation. */
export function meanOf(value: string, type: ColumnShape['type']): string {
  return type === 'integer' ? `avg(${value})` : `favg(${value})`;
}

/** The sum; of doubles with compensated summation, of whole numbers without a limit. */
export function sumOf(value: string, type: ColumnShape['type']): string {
  return type === 'integer' ? `sum(${value})` : `fsum(${value})`;
}

/** Type 7 of Hyndman and Fan. */
export function quantileOf(value: string, q: number): string {
  return `quantile_cont(${value}, ${q})`;
}

/** The value of a rank from 1, of n. */
export function valueOfRank(value: string, rank: number, n: number): string {
  // The engine takes the ceiling of share × n: half a rank below is the same one, whatever the rounding.
  return `quantile_disc(${value}, ${(rank - 0.5) / n})`;
}

/** A list of the smallest few values of the rows for which a condition holds, ascending. */
export function smallest(value: string, most: number, condition: string): string {
  return `min(${value}, ${most}) FILTER (WHERE ${condition})`;
}

/** Several named values in one column of the answer. */
export function struct(fields: Readonly<Record<string, string>>): string {
  const parts = Object.entries(fields).map(([name, sql]) => `${name}: ${sql}`);
  return `{${parts.join(', ')}}`;
}

export function asDouble(column: ColumnShape): string {
  return `CAST(${quoteIdentifier(column.name)} AS DOUBLE)`;
}

export function asTimestamp(column: ColumnShape): string {
  return `CAST(${quoteIdentifier(column.name)} AS TIMESTAMP)`;
}

export function asText(column: ColumnShape): string {
  return `CAST(${quoteIdentifier(column.name)} AS VARCHAR)`;
}

/** NaN among numbers is a missing value. */
export function valueOrNull(column: ColumnShape): string {
  const name = quoteIdentifier(column.name);
  return column.type === 'number'
    ? `CASE WHEN NOT ${isNan(asDouble(column))} THEN ${name} END`
    : name;
}
