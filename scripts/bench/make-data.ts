import { existsSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

export interface DataSpec {
  readonly rows: number;
  readonly format: 'parquet' | 'csv';
  /** Rows of another seed are another sample of the same law. */
  readonly seed: number;
}

/** Values are hashes of the row number: the same whatever the number of threads. */
const uniform = (k: number) =>
  `((hash(row_id * 100 + ${k} + seed * 7919) % 9007199254740991 + 1) / 9007199254740992.0)`;
const normal = (k: number) => `(sqrt(-2 * ln(${uniform(k)})) * cos(2 * pi() * ${uniform(k + 50)}))`;
const letter = (k: number) => `chr(CAST(65 + floor(7 * ${uniform(k)}) AS INTEGER))`;

/** 15 numeric columns of the shapes that real tables have, and what each value keeps to. */
export const numericColumns: Readonly<Record<string, { sql: string; min: number; max: number }>> = {
  temperature: { sql: `10 + 8 * ${normal(1)}`, min: -60, max: 80 },
  pressure: { sql: `1013 + 7 * ${normal(2)}`, min: 900, max: 1100 },
  residual: { sql: normal(3), min: -10, max: 10 },
  score: { sql: `1 / (1 + exp(-${normal(4)}))`, min: 0, max: 1 },
  balance: { sql: `1000 * ${normal(5)}`, min: -10_000, max: 10_000 },
  amount: { sql: `round(exp(3 + 1.2 * ${normal(6)}), 2)`, min: 0, max: 100_000 },
  duration: { sql: `-300 * ln(${uniform(7)})`, min: 0, max: 20_000 },
  fraction: { sql: uniform(8), min: 0, max: 1 },
  latitude: { sql: `180 * ${uniform(9)} - 90`, min: -90, max: 90 },
  spend: {
    sql: `CASE WHEN ${uniform(10)} < 0.6 THEN 0 ELSE round(-50 * ln(${uniform(11)}), 2) END`,
    min: 0,
    max: 5000,
  },
  age: { sql: `CAST(floor(18 + 70 * ${uniform(12)}) AS INTEGER)`, min: 0, max: 120 },
  clicks: { sql: `CAST(floor(-4 * ln(${uniform(13)})) AS INTEGER)`, min: 0, max: 500 },
  month: { sql: `CAST(1 + floor(12 * ${uniform(14)}) AS INTEGER)`, min: 1, max: 12 },
  seconds: {
    sql: `CAST(1700000000 + floor(2592000 * ${uniform(15)}) AS BIGINT)`,
    min: 1_600_000_000,
    max: 2_000_000_000,
  },
  visits: {
    sql: `CAST(floor(1000000 * ${uniform(16)} * ${uniform(17)}) AS BIGINT)`,
    min: 0,
    max: 1_000_000,
  },
};

/** 5 text columns, with the pattern that each keeps to. */
export const textColumns: Readonly<Record<string, { sql: string; pattern: string }>> = {
  plan: {
    sql: `['free', 'basic', 'pro'][1 + CAST(floor(3 * ${uniform(21)}) AS INTEGER)]`,
    pattern: '^[a-z]+$',
  },
  region: {
    sql: `'region-' || CAST(floor(8 * ${uniform(22)}) AS INTEGER)`,
    pattern: '^region-[0-9]$',
  },
  airport: { sql: `${letter(23)} || ${letter(24)} || ${letter(25)}`, pattern: '^[A-Z]{3}$' },
  postcode: {
    sql: `lpad(CAST(CAST(floor(10000 * ${uniform(26)}) AS INTEGER) AS VARCHAR), 5, '0')`,
    pattern: '^[0-9]{5}$',
  },
  device: {
    sql: `['ios', 'android', 'web', 'tv'][1 + CAST(floor(4 * ${uniform(27)} * ${uniform(28)}) AS INTEGER)] || '/' || CAST(floor(30 * ${uniform(29)}) AS INTEGER)`,
    pattern: '^[a-z]+/[0-9]+$',
  },
};

/** Makes the table once and gives its path; the same spec always gives the same rows. */
export async function makeData(spec: DataSpec, directory: string): Promise<string> {
  const path = join(directory, `${spec.rows}-rows-seed-${spec.seed}.${spec.format}`);
  if (existsSync(path)) return path;
  await mkdir(directory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const columns = Object.entries({ ...numericColumns, ...textColumns }).map(
    ([name, { sql }]) => `${sql} AS "${name}"`,
  );
  const options =
    spec.format === 'csv' ? 'FORMAT csv, HEADER' : 'FORMAT parquet, COMPRESSION snappy';
  const unfinished = `${path}.unfinished`;
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM (SELECT range AS row_id, ${spec.seed} AS seed FROM range(${spec.rows}))) TO '${unfinished.replaceAll("'", "''")}' (${options})`,
  );
  connection.closeSync();
  instance.closeSync();
  await rename(unfinished, path);
  return path;
}
