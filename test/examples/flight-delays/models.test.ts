import { mkdtempSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import {
  loadFlightModel,
  loadPredictor,
} from '../../../workflows-examples/flight-delays/serve/load-model.ts';
import { logisticRegression } from '../../../workflows-examples/flight-delays/serve/logistic-regression.ts';
import { trainBoostedTrees } from '../../../workflows-examples/flight-delays/train/boosted-trees.ts';
import { trainLogisticRegression } from '../../../workflows-examples/flight-delays/train/logistic-regression.ts';

const rows = 1500;

beforeAll(() => {
  // ydf-training tells on the console which files it saves.
  jest.spyOn(console, 'log').mockImplementation(() => {});
});

/** Late when it is late in the day, mostly. */
function evenings(): { features: Record<string, Float64Array>; late: Float64Array } {
  const column = (value: (row: number) => number): Float64Array =>
    Float64Array.from({ length: rows }, (_, row) => value(row));
  const hour = column((row) => row % 24);
  return {
    features: {
      hour,
      weekday: column((row) => (row % 7) + 1),
      distance: column((row) => 100 + ((row * 37) % 2000)),
      origin_rate: column((row) => 0.1 + ((row * 13) % 20) / 100),
      destination_rate: column((row) => 0.1 + ((row * 7) % 20) / 100),
    },
    late: column((row) => Number(hour[row]! >= 18 !== (row % 11 === 0))),
  };
}

const learners = {
  'logistic-regression': trainLogisticRegression,
  'boosted-trees': trainBoostedTrees,
} as const;

describe.each(Object.entries(learners))('a model by %s', (kind, learn) => {
  test('is written to a directory, loaded from it, and tells evenings from mornings', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'flight-model-'));
    await mkdir(directory, { recursive: true });
    const { features, late } = evenings();
    await learn(features as never, late, directory);
    await writeFile(
      join(directory, 'model.json'),
      JSON.stringify({ kind, features: [], trainingRows: rows, unknownAirport: 'use-prior' }),
    );
    await writeFile(
      join(directory, 'airports.json'),
      JSON.stringify({ prior: 0.2, origins: {}, destinations: {} }),
    );
    const scores = (await loadPredictor(directory)).predict(features as never);
    expect(scores).toHaveLength(rows);
    expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
    const model = await loadFlightModel(directory);
    const at = (hour: number): number =>
      model.predictFlight({ hour, weekday: 3, distance: 500, origin: 'ORD', destination: 'LGA' });
    expect(at(21)).toBeGreaterThan(at(8) + 0.2);
    // Nothing in it depends on where it was trained: only plain files that a digest can name.
    expect(readdirSync(directory).sort()).toEqual(
      kind === 'boosted-trees'
        ? ['airports.json', 'model.json', 'trees']
        : ['airports.json', 'model.json', 'weights.json'],
    );
  });
});

test('a logistic regression weighs standardised features', () => {
  const predictor = logisticRegression({
    intercept: -1,
    weights: [2, 0, 0, 0, 0],
    means: [12, 0, 0, 0, 0],
    scales: [6, 1, 1, 1, 1],
  });
  const columns = {
    hour: [12, 18],
    weekday: [1, 1],
    distance: [1, 1],
    origin_rate: [0, 0],
    destination_rate: [0, 0],
  };
  const [noon, evening] = predictor.predict(columns);
  expect(noon).toBeCloseTo(1 / (1 + Math.E), 12);
  expect(evening).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
});
