import type { DuckDBVector } from '@duckdb/node-api';
import { duckDbDialect } from '../dialect/duckdb-dialect.ts';
import { doubleOf } from '../number-sql.ts';
import { numbersOf, streamVectors } from '../scan/stream-numbers.ts';
import type { Table, TableColumn } from '../table.ts';
import type { DuckDbSession } from './session.ts';

/** SQL that gives a column as DOUBLE: missing as NaN, booleans 0 and 1, dates and timestamps as milliseconds since the epoch. */
export function asNumber(column: TableColumn): string {
  return `coalesce(${doubleOf(column, duckDbDialect)}, 'nan'::DOUBLE)`;
}

/** Rows of a table: `SELECT …, … FROM relation WHERE (where)`. */
export function selectColumns(
  table: Table,
  expressions: readonly string[],
  where: string | undefined,
): string {
  const condition = where === undefined ? '' : ` WHERE (${where}\n)`;
  return `SELECT ${expressions.join(', ')} FROM ${table.relation}${condition}`;
}

/** Reads DOUBLE columns chunk by chunk: memory is the arrays' own and one chunk. */
export async function streamNumbers(
  session: DuckDbSession,
  sql: string,
  columns: number,
): Promise<Float64Array[]> {
  const growing = Array.from({ length: columns }, () => new GrowingNumbers());
  await streamAll(session, sql, (vectors) => {
    for (const [index, numbers] of growing.entries()) numbers.append(vectors(index));
  });
  return growing.map((numbers) => numbers.take());
}

/** Shows VARCHAR columns chunk by chunk. */
export async function scanStrings(
  session: DuckDbSession,
  sql: string,
  columns: number,
  visit: (batch: readonly (readonly (string | null)[])[]) => void,
): Promise<void> {
  const indexes = Array.from({ length: columns }, (_, index) => index);
  await streamAll(session, sql, (vectors) => {
    visit(indexes.map((index) => vectors(index).toArray() as (string | null)[]));
  });
}

/** Reads VARCHAR columns; equal values of a column share one string while there are not too many. */
export async function streamStrings(
  session: DuckDbSession,
  sql: string,
  columns: number,
): Promise<(string | null)[][]> {
  const values: (string | null)[][] = Array.from({ length: columns }, () => []);
  const interned = Array.from({ length: columns }, () => new Map<string, string>());
  await streamAll(session, sql, (vectors) => {
    for (const [index, target] of values.entries()) {
      for (const item of vectors(index).toArray())
        target.push(item === null ? null : intern(interned[index]!, String(item)));
    }
  });
  return values;
}

async function streamAll(
  session: DuckDbSession,
  sql: string,
  take: Parameters<typeof streamVectors>[2],
): Promise<void> {
  await session.connected(async (connection) => streamVectors(connection, sql, take));
}

const internedValues = 65_536;

function intern(known: Map<string, string>, text: string): string {
  const same = known.get(text);
  if (same !== undefined) return same;
  if (known.size < internedValues) known.set(text, text);
  return text;
}

// Values of a block; the first ones are smaller, for small tables.
const firstBlock = 16_384;
const largestBlock = 1_048_576;

/** Blocks that are put together at the end: an array that doubles leaves its own length in garbage beside it. */
class GrowingNumbers {
  readonly #full: Float64Array[] = [];
  #block = new Float64Array(firstBlock);
  #length = 0;

  append(vector: DuckDBVector): void {
    const numbers = numbersOf(vector);
    if (this.#length + numbers.length > this.#block.length) this.#startBlock(numbers.length);
    this.#block.set(numbers, this.#length);
    this.#length += numbers.length;
  }

  #startBlock(itemCount: number): void {
    this.#full.push(this.#block.subarray(0, this.#length));
    const size = Math.max(itemCount, Math.min(largestBlock, 2 * this.#block.length));
    this.#block = new Float64Array(size);
    this.#length = 0;
  }

  /** All values; the blocks are given up. */
  take(): Float64Array {
    const blocks = [...this.#full.splice(0), this.#block.subarray(0, this.#length)];
    this.#block = new Float64Array(0);
    const values = new Float64Array(blocks.reduce((sum, block) => sum + block.length, 0));
    let at = 0;
    for (const block of blocks) {
      values.set(block, at);
      at += block.length;
    }
    return values;
  }
}
