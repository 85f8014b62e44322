import { DuckDBDataChunk, DOUBLE, INTEGER, type DuckDBConnection } from '@duckdb/node-api';
import { numbersOf, sqlPath } from '../data/database.ts';
import { featureNames, type FeatureColumns } from '../serve/features.ts';
import { loadPredictor } from '../serve/load-model.ts';
import { featureView, type AirportRates } from './rates.ts';

export interface Scoring {
  /** Model directory. */
  readonly model: string;
  readonly rates: AirportRates;
  /** Parquet of labelled flights. */
  readonly data: string;
  /** Parquet to write: id, late, score, distance, airport (hub, medium or small). */
  readonly out: string;
}

// DuckDB takes at most this many rows at a time.
const chunkRows = 2048;

/** Scores a table offline, features by SQL: the prediction table that the quality gate reads. */
export async function scoreTable(database: DuckDBConnection, scoring: Scoring): Promise<void> {
  const predictor = await loadPredictor(scoring.model);
  const flights = `read_parquet(${sqlPath(scoring.data)})`;
  const view = await featureView(database, flights, scoring.rates);
  const columns = await numbersOf(database, `SELECT id, ${featureNames.join(', ')} FROM ${view}`);
  const scores = predictor.predict(columns as unknown as FeatureColumns);
  await database.run('CREATE OR REPLACE TEMP TABLE scores (id INTEGER, score DOUBLE)');
  const appender = await database.createAppender('scores');
  const ids = Array.from(columns['id']!);
  for (let start = 0; start < ids.length; start += chunkRows) {
    const chunk = DuckDBDataChunk.create([INTEGER, DOUBLE]);
    chunk.setColumns([ids.slice(start, start + chunkRows), scores.slice(start, start + chunkRows)]);
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  // Small airports are where a model learns least, so the gate looks at them on their own.
  await database.run(`COPY (
      SELECT id, late, score, distance,
             CASE WHEN count(*) OVER (PARTITION BY origin) >= 5000 THEN 'hub'
                  WHEN count(*) OVER (PARTITION BY origin) >= 1000 THEN 'medium' ELSE 'small' END AS airport
      FROM ${flights} JOIN scores USING (id) ORDER BY id)
    TO ${sqlPath(scoring.out)} (FORMAT parquet)`);
}
