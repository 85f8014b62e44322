import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';

/** Values are hashes of the row number: the same whatever the number of threads. */
const uniform = (k: number) =>
  `((hash(row_id * 100 + ${k}) % 9007199254740991 + 1) / 9007199254740992.0)`;
const normal = (k: number) => `(sqrt(-2 * ln(${uniform(k)})) * cos(2 * pi() * ${uniform(k + 50)}))`;
const score = (noise: string) => `1 / (1 + exp(1 - truth - ${noise}))`;

/**
 * Predictions of two models that see the same truth through noise of their own, with 50 segments of unequal size: made once,
 * always the same rows. About 33 % positives, AUC about 0.78.
 */
export async function makePredictions(rows: number, directory: string): Promise<string> {
  const path = join(directory, `predictions-${rows}-rows.parquet`);
  if (existsSync(path)) return path;
  await mkdir(directory, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const truth = `SELECT range AS row_id, 1.2 * ${normal(1).replaceAll('row_id', 'range')} AS truth FROM range(${rows})`;
  const columns = [
    'row_id AS id',
    `CAST(${uniform(2)} < 1 / (1 + exp(1 - truth)) AS INTEGER) AS label`,
    `${score(`0.6 * ${normal(3)}`)} AS score`,
    `${score(`0.62 * ${normal(4)}`)} AS champion_score`,
    `'segment-' || lpad(CAST(CAST(floor(50 * sqrt(${uniform(5)})) AS INTEGER) AS VARCHAR), 2, '0') AS segment`,
  ];
  const unfinished = `${path}.unfinished`;
  await connection.run(
    `COPY (SELECT ${columns.join(', ')} FROM (${truth})) TO '${unfinished.replaceAll("'", "''")}' (FORMAT parquet, COMPRESSION snappy)`,
  );
  connection.closeSync();
  instance.closeSync();
  await rename(unfinished, path);
  return path;
}

export const gateMetrics = [
  'roc_auc',
  'average_precision',
  'log_loss',
  'brier_score',
  'calibration_error',
  'accuracy',
  'balanced_accuracy',
  'precision',
  'recall',
  'f1',
  'mcc',
  'cohen_kappa',
] as const;

/** A margin for every metric, on all rows and on every segment. Every check is asked to show as little as −1: the work is the same. */
export async function writePolicy(
  path: string,
  { metrics, slices }: { readonly metrics: readonly string[]; readonly slices: boolean },
): Promise<void> {
  const rule = `{ ${metrics.map((name) => `${name}: { vs_champion: { margin: -1 } }`).join(', ')} }`;
  const bySegment = slices ? `slices: [{ by: segment, metrics: ${rule} }]\n` : '';
  const head =
    'version: 1\ntask: binary\ncolumns: { champion_score: champion_score }\ndraws: 2000\n';
  await writeFile(path, `${head}metrics: ${rule}\n${bySegment}`);
}
