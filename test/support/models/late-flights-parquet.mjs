// The model of late-flights.mjs for Parquet files in and out.
import { DuckDBInstance } from '@duckdb/node-api';

const [, , input, output] = process.argv;
const instance = await DuckDBInstance.create(':memory:');
const connection = await instance.connect();
const known = 'coalesce(distance, 1500)';
const airport = "CASE WHEN origin = 'SFO' THEN 1 ELSE 0 END";
await connection.run(
  `COPY (SELECT id, 1 / (1 + exp(-(${known} - 1500) / 300 - ${airport})) AS score FROM '${input}') TO '${output}' (FORMAT parquet)`,
);
