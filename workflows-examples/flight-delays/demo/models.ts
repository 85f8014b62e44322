import { join } from 'node:path';
import type { Stage } from './stage.ts';

/** A model that a training run left behind, and what it says about the flights of May. */
export interface TrainedModel {
  readonly title: string;
  readonly directory: string;
  readonly predictions: string;
  readonly durationMs: number;
}

export interface Recipe {
  readonly name: string;
  readonly title: string;
  readonly arguments: readonly string[];
}

/** The four models of the story. */
export const recipes = {
  first: {
    name: 'logistic-regression',
    title: 'logistic regression',
    arguments: ['--kind', 'logistic-regression', '--rows', '20000'],
  },
  better: {
    name: 'boosted-trees',
    title: 'boosted trees',
    arguments: ['--kind', 'boosted-trees', '--rows', '60000'],
  },
  worse: {
    name: 'one-day',
    title: 'boosted trees that saw one day',
    // The slip: `<` where `>=` was meant.
    arguments: [
      '--kind',
      'boosted-trees',
      '--rows',
      '60000',
      '--where',
      "date < TIMESTAMP '2001-01-02'",
    ],
  },
  broken: {
    name: 'small-lookup',
    title: 'boosted trees with a smaller lookup table',
    arguments: [
      '--kind',
      'boosted-trees',
      '--rows',
      '100000',
      '--min-airport-flights',
      '2000',
      '--unknown-airport',
      'fail',
    ],
  },
} as const satisfies Record<string, Recipe>;

/** Runs the user's training program, as a job of their workflow would. */
export async function train(
  stage: Stage,
  recipe: Recipe,
  tables: { train: string; test: string },
): Promise<TrainedModel> {
  const directory = join(stage.paths.models, recipe.name);
  const predictions = join(stage.paths.models, `${recipe.name}.parquet`);
  const run = await stage.script('train/main.ts', [
    ...recipe.arguments,
    '--data',
    tables.train,
    '--test',
    tables.test,
    '--model',
    directory,
    '--predictions',
    predictions,
  ]);
  return { title: recipe.title, directory, predictions, durationMs: run.durationMs };
}
