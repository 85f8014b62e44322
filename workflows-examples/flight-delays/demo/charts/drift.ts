import type { BinChart } from '../../../../packages/report/html/chart/bin-chart.ts';
import type { Chart } from '../../../../packages/report/html/chart/chart.ts';
import { openDatabase, rowsOf, sqlPath } from '../../data/database.ts';

interface Mover {
  readonly airport: string;
  readonly before: number;
  readonly after: number;
}

const shownAirports = 8;

export interface DriftTables {
  readonly train: string;
  readonly current: string;
  readonly airports: string;
}

/** What moved between the training months and June, column by column. */
export async function driftCharts(tables: DriftTables): Promise<Chart[]> {
  const database = await openDatabase();
  const movers = await airportMovers(database, tables);
  const hours = await sharesBy(database, tables, 'hour');
  const distances = await sharesBy(database, tables, 'least(floor(distance / 100), 30)::INTEGER');
  database.closeSync();
  return [
    {
      kind: 'categories',
      title: 'Where flights start: the airports that moved most',
      caption:
        'Share of all flights. Ski airports close for the summer, Palm Springs empties, Alaska fills.',
      series: ['January to April (reference)', 'June (current)'],
      rows: movers.map(({ airport, before, after }) => ({
        name: airport,
        values: [before, after],
      })),
      format: (share) => `${(share * 100).toFixed(2)} %`,
    },
    shareChart('Hour of departure', hours, { label: 'hour' }),
    shareChart('Distance', distances, { label: 'miles', format: (edge) => String(edge * 100) }),
  ];
}

type Database = Awaited<ReturnType<typeof openDatabase>>;

async function airportMovers(database: Database, tables: DriftTables): Promise<Mover[]> {
  // The largest parts of the population stability index, with ½ added to every count.
  return rowsOf<Mover>(
    database,
    `WITH counts AS (
       SELECT iata, city, (SELECT count(*) FROM read_parquet(${sqlPath(tables.train)}) WHERE origin = iata) + 0.5 AS a,
              (SELECT count(*) FROM read_parquet(${sqlPath(tables.current)}) WHERE origin = iata) + 0.5 AS b
       FROM read_csv(${sqlPath(tables.airports)})),
     shares AS (SELECT iata, city, a / sum(a) OVER () AS p, b / sum(b) OVER () AS q FROM counts)
     SELECT iata || ' ' || city AS airport, p AS before, q AS after FROM shares
     ORDER BY (p - q) * ln(p / q) DESC LIMIT ${shownAirports}`,
  );
}

interface Shares {
  readonly edges: number[];
  readonly before: number[];
  readonly after: number[];
}

async function sharesBy(database: Database, tables: DriftTables, bin: string): Promise<Shares> {
  const rows = await rowsOf<{ bin: number; before: number; after: number }>(
    database,
    `SELECT ${bin} AS bin, (count(*) FILTER (part = 0))::DOUBLE AS before, (count(*) FILTER (part = 1))::DOUBLE AS after
     FROM (SELECT 0 AS part, hour, distance FROM read_parquet(${sqlPath(tables.train)})
           UNION ALL SELECT 1, hour, distance FROM read_parquet(${sqlPath(tables.current)}))
     GROUP BY ALL ORDER BY bin`,
  );
  const edges = rows.map((row) => row.bin);
  return {
    edges: [...edges, (edges.at(-1) ?? 0) + 1],
    before: rows.map((row) => row.before),
    after: rows.map((row) => row.after),
  };
}

function shareChart(title: string, shares: Shares, x: BinChart['x']): Chart {
  return {
    kind: 'bins',
    title,
    x,
    edges: shares.edges,
    series: [
      { name: 'January to April (reference)', counts: shares.before },
      { name: 'June (current)', counts: shares.after },
    ],
  };
}
