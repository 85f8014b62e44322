import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { loadBoostedTrees } from './boosted-trees.ts';
import {
  onlineFeatures,
  type AirportTable,
  type Flight,
  type Predictor,
  type UnknownAirport,
  type featureNames,
} from './features.ts';
import { loadLogisticRegression } from './logistic-regression.ts';

/** model.json in a model directory. */
export interface ModelDescription {
  readonly kind: 'logistic-regression' | 'boosted-trees';
  readonly features: typeof featureNames;
  readonly trainingRows: number;
  readonly unknownAirport: UnknownAirport;
}

export interface FlightModel {
  readonly description: ModelDescription;
  /** Probability that the flight is more than 15 minutes late. */
  predictFlight(flight: Flight): number;
}

const loaders: Record<ModelDescription['kind'], (directory: string) => Promise<Predictor>> = {
  'logistic-regression': loadLogisticRegression,
  'boosted-trees': loadBoostedTrees,
};

export async function loadPredictor(directory: string): Promise<Predictor> {
  const description = await readJson<ModelDescription>(directory, 'model.json');
  return loaders[description.kind](directory);
}

/** Loads a model directory as the registry hands it out. */
export async function loadFlightModel(directory: string): Promise<FlightModel> {
  const description = await readJson<ModelDescription>(directory, 'model.json');
  const airports = await readJson<AirportTable>(directory, 'airports.json');
  const predictor = await loaders[description.kind](directory);
  return {
    description,
    predictFlight: (flight) =>
      predictor.predict(onlineFeatures(flight, airports, description.unknownAirport))[0]!,
  };
}

async function readJson<Content>(directory: string, name: string): Promise<Content> {
  return JSON.parse(await readFile(join(directory, name), 'utf8')) as Content;
}
