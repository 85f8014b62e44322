import { tmpdir } from 'node:os';
import type { Logger } from '#core/ports.ts';
import { openEngine, type TableEngine } from '#tables/engine.ts';
import { columnType } from '#tables/column-types.ts';
import type { Table } from '#tables/table.ts';

export const quiet: Logger = {
  info() {},
  notice() {},
  warning() {},
  debug() {},
  progress() {},
};

export function testEngine(workingDirectory: string = tmpdir()): Promise<TableEngine> {
  return openEngine({ workingDirectory, logger: quiet, env: process.env });
}

/** A table without a file: `SELECT …`, for values that are hard to write into one, such as NaN. */
export async function sqlTable(engine: TableEngine, sql: string): Promise<Table> {
  const rows = await engine.query(`DESCRIBE ${sql}`);
  const columns = rows.map((row) => {
    const sqlType = String(row['column_type']);
    return { name: String(row['column_name']), type: columnType(sqlType), sqlType };
  });
  return {
    source: 'made.parquet',
    files: ['/made.parquet'],
    columns,
    engine,
    relation: `(${sql})`,
  };
}
