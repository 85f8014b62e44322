import type { ColumnType } from './table.ts';

const types: readonly (readonly [RegExp, ColumnType])[] = [
  [/^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER)$/, 'integer'],
  [/^(FLOAT|DOUBLE|DECIMAL\(\d+,\s*\d+\))$/, 'number'],
  [/^(VARCHAR|UUID|ENUM\(.*\))$/s, 'string'],
  [/^BOOLEAN$/, 'boolean'],
  [/^DATE$/, 'date'],
  [/^TIMESTAMP(_S|_MS|_NS| WITH TIME ZONE)?$/, 'timestamp'],
];

/** The kind of a column by DuckDB's name of its type. Times of day, blobs, lists and structs are 'other'. */
export function columnType(sqlType: string): ColumnType {
  return types.find(([pattern]) => pattern.test(sqlType))?.[1] ?? 'other';
}
