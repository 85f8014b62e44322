import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { numbersOf, sqlPath } from '../data/database.ts';
import { featureNames, type FeatureColumns } from '../serve/features.ts';
import type { ModelDescription } from '../serve/load-model.ts';
import { trainBoostedTrees } from './boosted-trees.ts';
import { trainLogisticRegression } from './logistic-regression.ts';
import { featureView, fitRates, type AirportRates } from './rates.ts';

export interface TrainingOptions {
  readonly kind: ModelDescription['kind'];
  /** Parquet of labelled flights. */
  readonly data: string;
  /** Rows to learn from: a sample is enough for five features, and the demo has two cores. */
  readonly rows: number;
  /** Which rows may be used at all. */
  readonly where: string;
  /** Airports with fewer training flights are left out of the lookup table that ships with the model. */
  readonly minAirportFlights: number;
  readonly unknownAirport: ModelDescription['unknownAirport'];
  readonly model: string;
}

const trainers = {
  'logistic-regression': trainLogisticRegression,
  'boosted-trees': trainBoostedTrees,
} as const;

/** Trains a model directory: model.json, airports.json and the learner's own files. Same options, same predictions. */
export async function trainModel(
  database: DuckDBConnection,
  options: TrainingOptions,
): Promise<AirportRates> {
  const allRows = `(SELECT * FROM read_parquet(${sqlPath(options.data)}) WHERE ${options.where})`;
  const rates = await fitRates(database, allRows);
  const view = await featureView(database, allRows, rates);
  // Knuth's multiplicative hash of the id: a sample that is the same on every machine.
  const columns = await numbersOf(
    database,
    `SELECT ${featureNames.join(', ')}, late FROM ${view}
     ORDER BY (id * 2654435761) % 4294967296, id LIMIT ${options.rows}`,
  );
  await rm(options.model, { recursive: true, force: true });
  await mkdir(options.model, { recursive: true });
  const late = columns['late']!;
  await trainers[options.kind](columns as unknown as FeatureColumns, late, options.model);
  const description: ModelDescription = {
    kind: options.kind,
    features: featureNames,
    trainingRows: late.length,
    unknownAirport: options.unknownAirport,
  };
  await writeJson(join(options.model, 'model.json'), description);
  await writeJson(
    join(options.model, 'airports.json'),
    await shippedTable(database, rates, { rows: allRows, fewest: options.minAirportFlights }),
  );
  return rates;
}

/** The lookup table for serving; with `minAirportFlights` it leaves the small airports out. */
async function shippedTable(
  database: DuckDBConnection,
  rates: AirportRates,
  { rows, fewest }: { readonly rows: string; readonly fewest: number },
): Promise<AirportRates> {
  if (fewest === 0) return rates;
  const keep = async (column: 'origin' | 'destination', table: AirportRates['origins']) => {
    const reader = await database.runAndReadAll(
      `SELECT ${column} FROM ${rows} GROUP BY ALL HAVING count(*) >= ${fewest}`,
    );
    const large = new Set(reader.getRowsJS().map(([airport]) => airport));
    return Object.fromEntries(Object.entries(table).filter(([airport]) => large.has(airport)));
  };
  return {
    prior: rates.prior,
    origins: await keep('origin', rates.origins),
    destinations: await keep('destination', rates.destinations),
  };
}

async function writeJson(path: string, content: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(content, null, 2)}\n`);
}
