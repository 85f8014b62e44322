import { mkdir, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openDatabase, rowsOf, sqlPath } from './database.ts';

/**
 * The three tables by month of departure, so that time only moves forward between them: everything before the test
 * month is learned from, and the month after it is what the model meets in production.
 */
export function splitConditions(testMonth: number): Record<'train' | 'test' | 'current', string> {
  return {
    train: `month(date) < ${testMonth}`,
    test: `month(date) = ${testMonth}`,
    current: `month(date) = ${testMonth + 1}`,
  };
}

export interface SplitTable {
  readonly split: string;
  readonly path: string;
  readonly rows: number;
  readonly lateShare: number;
}

/** A flight is late when it is more than this behind its schedule: the usual definition of on-time statistics. */
export const lateMinutes = 15;

/** 3 million US flights of 2001 (Bureau of Transportation Statistics), as the vega-datasets package ships them. */
export function flightsFile(): string {
  const entry = createRequire(import.meta.url).resolve('vega-datasets');
  return join(dirname(entry), '..', 'data', 'flights-3m.parquet');
}

/**
 * Writes train.parquet, test.parquet and current.parquet. `delay` is what we predict, so it stays behind: a column that
 * is known only after departure must not reach a model.
 */
export async function splitFlights(
  source: string,
  directory: string,
  testMonth: number,
): Promise<SplitTable[]> {
  await stat(source);
  await mkdir(directory, { recursive: true });
  const database = await openDatabase();
  await database.run(`CREATE TEMP TABLE flights AS
    SELECT file_row_number AS id, date, hour(date)::INTEGER AS hour, isodow(date)::INTEGER AS weekday,
           distance::INTEGER AS distance, origin, destination, (delay > ${lateMinutes})::INTEGER AS late
    FROM read_parquet(${sqlPath(source)}, file_row_number = true)`);
  const written: SplitTable[] = [];
  for (const [split, where] of Object.entries(splitConditions(testMonth))) {
    const path = join(directory, `${split}.parquet`);
    await database.run(
      `COPY (SELECT * FROM flights WHERE ${where} ORDER BY id) TO ${sqlPath(path)} (FORMAT parquet)`,
    );
    const [counts] = await rowsOf<{ rows: bigint; share: number }>(
      database,
      `SELECT count(*) AS rows, avg(late) AS share FROM flights WHERE ${where}`,
    );
    written.push({ split, path, rows: Number(counts!.rows), lateShare: counts!.share });
  }
  database.closeSync();
  return written;
}
