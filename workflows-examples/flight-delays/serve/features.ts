/** What a model sees of a flight, in this order. */
export const featureNames = [
  'hour',
  'weekday',
  'distance',
  'origin_rate',
  'destination_rate',
] as const;
export type FeatureName = (typeof featureNames)[number];

/** One column of numbers per feature, all of the same length. */
export type FeatureColumns = Readonly<Record<FeatureName, readonly number[] | Float64Array>>;

/** Gives the probability of being late for each row. */
export interface Predictor {
  predict(features: FeatureColumns): number[];
}

export interface Flight {
  readonly hour: number;
  /** 1 is Monday. */
  readonly weekday: number;
  /** Miles. */
  readonly distance: number;
  readonly origin: string;
  readonly destination: string;
}

/** airports.json in a model directory: how often flights from and to each airport are late. */
export interface AirportTable {
  /** Share of all training flights that were late. */
  readonly prior: number;
  readonly origins: Readonly<Record<string, number>>;
  readonly destinations: Readonly<Record<string, number>>;
}

/** What to do with an airport that airports.json does not know. */
export type UnknownAirport = 'use-prior' | 'fail';

/** The features of one flight, from the lookup table that ships with the model. */
export function onlineFeatures(
  flight: Flight,
  airports: AirportTable,
  unknown: UnknownAirport,
): FeatureColumns {
  const rate = (table: Readonly<Record<string, number>>, airport: string): number => {
    const known = Object.hasOwn(table, airport) ? table[airport] : undefined;
    if (known !== undefined) return known;
    if (unknown === 'fail') throw new Error(`airport ${airport} is not in airports.json`);
    return airports.prior;
  };
  return {
    hour: [flight.hour],
    weekday: [flight.weekday],
    distance: [flight.distance],
    origin_rate: [rate(airports.origins, flight.origin)],
    destination_rate: [rate(airports.destinations, flight.destination)],
  };
}
