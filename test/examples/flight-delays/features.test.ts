import { describe, expect, test } from '@jest/globals';
import { openDatabase } from '../../../workflows-examples/flight-delays/data/database.ts';
import { splitConditions } from '../../../workflows-examples/flight-delays/data/split.ts';
import {
  onlineFeatures,
  type AirportTable,
} from '../../../workflows-examples/flight-delays/serve/features.ts';
import {
  featureView,
  fitRates,
  smoothedRate,
  smoothingFlights,
} from '../../../workflows-examples/flight-delays/train/rates.ts';

const airports: AirportTable = { prior: 0.2, origins: { ORD: 0.3 }, destinations: { LGA: 0.25 } };
const flight = { hour: 17, weekday: 5, distance: 733, origin: 'ORD', destination: 'LGA' };

describe('smoothed rates', () => {
  test('start at the overall rate and move to an airport’s own with its flights', () => {
    expect(smoothedRate(0, 0, 0.2)).toBeCloseTo(0.2, 12);
    expect(smoothedRate(smoothingFlights, smoothingFlights, 0.2)).toBeCloseTo(0.6, 12);
    expect(smoothedRate(400_000, 1_000_000, 0.2)).toBeCloseTo(0.4, 4);
  });
});

describe('the features of one flight', () => {
  test('come from the table that ships with the model', () => {
    expect(onlineFeatures(flight, airports, 'fail')).toEqual({
      hour: [17],
      weekday: [5],
      distance: [733],
      origin_rate: [0.3],
      destination_rate: [0.25],
    });
  });

  test.each(['GST', 'constructor', '__proto__'])(
    'of the unknown airport %s use the overall rate',
    (origin) => {
      expect(onlineFeatures({ ...flight, origin }, airports, 'use-prior').origin_rate).toEqual([
        0.2,
      ]);
    },
  );

  test('of an unknown airport can be refused, which is what breaks the third model', () => {
    expect(() => onlineFeatures({ ...flight, origin: 'GST' }, airports, 'fail')).toThrow('GST');
  });
});

test('offline and online features agree, also for an airport without training flights', async () => {
  const database = await openDatabase();
  await database.run(`CREATE TABLE flights AS SELECT * FROM (VALUES
    (1, 17, 5, 733, 'ORD', 'LGA', 1), (2, 9, 1, 733, 'LGA', 'ORD', 0), (3, 9, 1, 733, 'ORD', 'LGA', 0))
    AS t(id, hour, weekday, distance, origin, destination, late)`);
  const rates = await fitRates(database, 'flights');
  await database.run(`INSERT INTO flights VALUES (4, 6, 2, 50, 'GST', 'LGA', 0)`);
  const view = await featureView(database, 'flights', rates);
  const reader = await database.runAndReadAll(`SELECT * FROM ${view} ORDER BY id`);
  for (const row of reader.getRowObjectsJS()) {
    const online = onlineFeatures(row as unknown as typeof flight, rates, 'use-prior');
    expect({ origin: row['origin_rate'], destination: row['destination_rate'] }).toEqual({
      origin: online.origin_rate[0],
      destination: online.destination_rate[0],
    });
  }
  database.closeSync();
});

test('every flight falls into at most one split, and time moves forward between them', async () => {
  const database = await openDatabase();
  const conditions = splitConditions(5);
  const cases = Object.values(conditions).map((condition) => `(${condition})::INTEGER`);
  const reader = await database.runAndReadAll(
    `SELECT ${cases.join(' + ')} AS hits FROM generate_series(DATE '2001-01-01', DATE '2001-06-30', INTERVAL 1 DAY) t(date)`,
  );
  expect(new Set(reader.getRowsJS().flat())).toEqual(new Set([1]));
  database.closeSync();
});
