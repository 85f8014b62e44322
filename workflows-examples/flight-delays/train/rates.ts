import type { DuckDBConnection } from '@duckdb/node-api';
import { rowsOf } from '../data/database.ts';

/** How often flights from and to each airport are late, shrunk towards the overall rate. */
export interface AirportRates {
  /** Share of all training flights that were late: what an airport nobody has seen gets. */
  readonly prior: number;
  readonly origins: Readonly<Record<string, number>>;
  readonly destinations: Readonly<Record<string, number>>;
}

/** A small airport counts as if it had this many more flights at the overall rate. */
export const smoothingFlights = 100;

export function smoothedRate(late: number, flights: number, prior: number): number {
  return (late + smoothingFlights * prior) / (flights + smoothingFlights);
}

/** Rates from the training rows only: the test rows' labels must not leak into a feature. */
export async function fitRates(
  database: DuckDBConnection,
  trainingRows: string,
): Promise<AirportRates> {
  const [all] = await rowsOf<{ prior: number }>(
    database,
    `SELECT avg(late) AS prior FROM ${trainingRows}`,
  );
  const prior = all!.prior;
  const rates = async (column: 'origin' | 'destination'): Promise<Record<string, number>> => {
    const rows = await rowsOf<{ airport: string; late: number; flights: number }>(
      database,
      `SELECT ${column} AS airport, sum(late)::DOUBLE AS late, count(*)::DOUBLE AS flights
       FROM ${trainingRows} GROUP BY ALL ORDER BY ALL`,
    );
    return Object.fromEntries(
      rows.map((row) => [row.airport, smoothedRate(row.late, row.flights, prior)]),
    );
  };
  return { prior, origins: await rates('origin'), destinations: await rates('destination') };
}

/** The features of many flights by SQL, for training and for offline evaluation. */
export async function featureView(
  database: DuckDBConnection,
  rows: string,
  rates: AirportRates,
): Promise<string> {
  await database.run('CREATE OR REPLACE TEMP TABLE origin_rates (airport VARCHAR, rate DOUBLE)');
  await database.run(
    'CREATE OR REPLACE TEMP TABLE destination_rates (airport VARCHAR, rate DOUBLE)',
  );
  for (const [table, values] of [
    ['origin_rates', rates.origins],
    ['destination_rates', rates.destinations],
  ] as const) {
    const appender = await database.createAppender(table);
    for (const [airport, rate] of Object.entries(values)) {
      appender.appendVarchar(airport);
      appender.appendDouble(rate);
      appender.endRow();
    }
    appender.closeSync();
  }
  return `(SELECT flights.*, coalesce(o.rate, ${rates.prior}) AS origin_rate, coalesce(d.rate, ${rates.prior}) AS destination_rate
    FROM ${rows} AS flights
    LEFT JOIN origin_rates o ON o.airport = origin LEFT JOIN destination_rates d ON d.airport = destination)`;
}
