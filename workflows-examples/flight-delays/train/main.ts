import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { openDatabase } from '../data/database.ts';
import { scoreTable } from './score.ts';
import { trainModel, type TrainingOptions } from './train-model.ts';

/** `tsx train/main.ts --kind boosted-trees` writes a model directory and its predictions for the test flights. */
const { values } = parseArgs({
  options: {
    kind: { type: 'string', default: 'boosted-trees' },
    data: { type: 'string', default: 'trained/tables/train.parquet' },
    test: { type: 'string', default: 'trained/tables/test.parquet' },
    rows: { type: 'string', default: '60000' },
    where: { type: 'string', default: 'true' },
    'min-airport-flights': { type: 'string', default: '0' },
    'unknown-airport': { type: 'string', default: 'use-prior' },
    model: { type: 'string', default: 'trained/model' },
    predictions: { type: 'string', default: 'trained/predictions.parquet' },
  },
});
const database = await openDatabase();
const rates = await trainModel(database, {
  kind: values.kind as TrainingOptions['kind'],
  data: values.data,
  rows: Number(values.rows),
  where: values.where,
  minAirportFlights: Number(values['min-airport-flights']),
  unknownAirport: values['unknown-airport'] as TrainingOptions['unknownAirport'],
  model: values.model,
});
await mkdir(dirname(values.predictions), { recursive: true });
await scoreTable(database, {
  model: values.model,
  rates,
  data: values.test,
  out: values.predictions,
});
database.closeSync();
