import { parseArgs } from 'node:util';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { openDatabase, rowsOf, sqlPath } from '../data/database.ts';
import type { Flight } from '../serve/features.ts';

/** The passengers: real flights of a table, one HTTP request each, at a bounded rate, until SIGTERM. */
const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080/predict' },
    flights: { type: 'string', default: 'trained/tables/current.parquet' },
    rate: { type: 'string', default: '300' },
  },
});
const distinctFlights = 20_000;
const tickMs = 50;
/** How long the last answers are waited for. */
const drainMs = 2000;

const database = await openDatabase();
const flights = await rowsOf<Flight>(
  database,
  `SELECT hour, weekday, distance, origin, destination FROM read_parquet(${sqlPath(values.flights)})
   ORDER BY (id * 2654435761) % 4294967296 LIMIT ${distinctFlights}`,
);
database.closeSync();

const agent = new Agent({ keepAlive: true, maxSockets: 32 });
const answers: Record<string, number> = {};

function send(flight: Flight): void {
  const body = JSON.stringify(flight);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  const call = request(values.url, { method: 'POST', agent, headers }, (response) => {
    const key = String(response.statusCode);
    answers[key] = (answers[key] ?? 0) + 1;
    void text(response).catch(() => {});
  });
  call.on('error', () => (answers['lost'] = (answers['lost'] ?? 0) + 1));
  call.end(body);
}

// Requests are due by the clock, so a slow moment is caught up and the average rate holds.
const started = performance.now();
let sent = 0;
const timer = setInterval(() => {
  const due = Math.floor(((performance.now() - started) / 1000) * Number(values.rate));
  for (; sent < due; sent++) send(flights[sent % flights.length]!);
}, tickMs);
console.log(JSON.stringify({ flights: flights.length }));

process.once('SIGTERM', () => {
  clearInterval(timer);
  const stopping = performance.now();
  const report = setInterval(() => {
    const answered = Object.values(answers).reduce((sum, number) => sum + number, 0);
    if (answered < sent && performance.now() - stopping < drainMs) return;
    clearInterval(report);
    agent.destroy();
    process.stdout.write(`${JSON.stringify({ sent, answers })}\n`, () => process.exit(0));
  }, tickMs);
});
