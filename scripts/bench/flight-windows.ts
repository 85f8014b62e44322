import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export interface FlightWindow {
  readonly scenario: string;
  readonly rows: number;
  readonly path: string;
  /** Columns that were changed; the others come from the reference's own law. */
  readonly shifted: readonly string[];
}

export interface FlightWindows {
  readonly reference: string;
  readonly referenceRows: number;
  readonly windows: readonly FlightWindow[];
}

export const comparedColumns = ['hour', 'distance', 'delay', 'origin', 'destination'] as const;

/** Changes that a person would want to hear of, as SQL of the columns that they replace. */
const injected: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'delays of 20 more minutes': { delay: 'delay + 20' },
  'flights 40 % longer': { distance: 'CAST(distance * 1.4 AS INTEGER)' },
  'a third of the flights from one airport': {
    origin: "CASE WHEN hash(id + 1) % 3 = 0 THEN 'ATL' ELSE origin END",
  },
  'two hours later': { hour: '(hour + 2) % 24' },
};

const sizes = [500, 2000, 10_000];
const windowsOfEach = 30;
const referenceRows = 200_000;

/**
 * Windows over three million real flights of 2001. Without drift: rows of January to April dealt at random, so that
 * reference and windows have one law. With drift: the same windows with one column changed. Weeks: what really came
 * after, from May on.
 */
export async function makeFlightWindows(directory: string): Promise<FlightWindows> {
  await mkdir(directory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const source = join(
    dirname(createRequire(import.meta.url).resolve('vega-datasets')),
    '..',
    'data',
    'flights-3m.parquet',
  );
  await connection.run(`CREATE TABLE flights AS
    SELECT file_row_number AS id, date, hour(date)::INTEGER AS hour, distance::INTEGER AS distance,
      delay::INTEGER AS delay, origin, destination
    FROM read_parquet('${source.replaceAll("'", "''")}', file_row_number = true)`);
  await connection.run(`CREATE TABLE dealt AS
    SELECT *, row_number() OVER (ORDER BY hash(id * 7919)) - 1 AS place FROM flights WHERE month(date) <= 4`);
  const write = async (path: string, select: string) =>
    void (await connection.run(
      `COPY (${select}) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`,
    ));
  const plain = comparedColumns.join(', ');
  const reference = join(directory, 'reference.parquet');
  await write(
    reference,
    `SELECT ${plain} FROM dealt WHERE place < ${referenceRows} ORDER BY place`,
  );
  const windows: FlightWindow[] = [];
  let place = referenceRows;
  for (const rows of sizes) {
    for (let window = 0; window < windowsOfEach; window++) {
      const from = `FROM dealt WHERE place >= ${place} AND place < ${place + rows} ORDER BY place`;
      place += rows;
      for (const [scenario, changes] of Object.entries({ 'no drift': {}, ...injected })) {
        const columns = comparedColumns.map((name) => {
          const changed = (changes as Record<string, string>)[name];
          return changed === undefined ? name : `${changed} AS ${name}`;
        });
        const path = join(
          directory,
          `${scenario.replaceAll(/[^a-z0-9]+/gi, '-')}-${rows}-${window}.parquet`,
        );
        await write(path, `SELECT ${columns.join(', ')} ${from}`);
        windows.push({ scenario, rows, path, shifted: Object.keys(changes) });
      }
    }
  }
  for (let week = 0; week < 8; week++) {
    const path = join(directory, `week-${week}.parquet`);
    const start = `DATE '2001-05-07' + ${week * 7}`;
    const where = `date >= ${start} AND date < ${start} + 7`;
    await write(path, `SELECT ${plain} FROM flights WHERE ${where} ORDER BY id`);
    windows.push({ scenario: 'the weeks that followed', rows: 0, path, shifted: [] });
  }
  connection.closeSync();
  instance.closeSync();
  await writeFile(join(directory, 'windows.json'), JSON.stringify({ reference, windows }));
  return { reference, referenceRows, windows };
}
