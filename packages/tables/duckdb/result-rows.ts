import type { DuckDBValue } from '@duckdb/node-api';
import type { ResultRow } from '../engine.ts';
import type { DuckDb } from './load-duckdb.ts';

/** Turns rows of DuckDB values into plain objects as `TableEngine.query` promises them. */
export function rowConverter(
  duckdb: DuckDb,
  names: readonly string[],
): (row: readonly DuckDBValue[]) => ResultRow {
  // Without a prototype a column may be called __proto__.
  return (row) => {
    const plain = Object.create(null) as Record<string, unknown>;
    for (const [index, name] of names.entries()) plain[name] = plainValue(duckdb, row[index]!);
    return plain;
  };
}

function plainValue(duckdb: DuckDb, value: DuckDBValue): unknown {
  if (typeof value === 'bigint') return plainInteger(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof duckdb.DuckDBDecimalValue) return value.toDouble();
  if (value instanceof duckdb.DuckDBTimestampValue) return isoTime(value.micros, 1000n, value);
  if (value instanceof duckdb.DuckDBTimestampTZValue) return isoTime(value.micros, 1000n, value);
  if (value instanceof duckdb.DuckDBTimestampNanosecondsValue)
    return isoTime(value.nanos, 1_000_000n, value);
  if (value instanceof duckdb.DuckDBTimestampMillisecondsValue)
    return isoTime(value.millis, 1n, value);
  if (value instanceof duckdb.DuckDBTimestampSecondsValue)
    return isoTime(value.seconds * 1000n, 1n, value);
  if (value instanceof duckdb.DuckDBListValue || value instanceof duckdb.DuckDBArrayValue) {
    return value.items.map((item) => plainValue(duckdb, item));
  }
  if (value instanceof duckdb.DuckDBStructValue) {
    const entries = Object.entries(value.entries);
    return Object.fromEntries(entries.map(([key, item]) => [key, plainValue(duckdb, item)]));
  }
  if (value instanceof duckdb.DuckDBMapValue) {
    return value.entries.map(({ key, value: item }) => [
      plainValue(duckdb, key),
      plainValue(duckdb, item),
    ]);
  }
  return value.toString();
}

function plainInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

const farthestMs = 8_640_000_000_000_000; // what a JavaScript date can hold

function isoTime(ticks: bigint, ticksPerMs: bigint, value: { toString(): string }): string {
  const milliseconds = Number(ticks / ticksPerMs);
  // DuckDB's ±infinity and the far future have no JavaScript date.
  if (Math.abs(milliseconds) > farthestMs) return value.toString();
  return new Date(milliseconds).toISOString();
}
