import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import LogisticRegression from 'ml-logistic-regression';
import { Matrix } from 'ml-matrix';
import { mean, standardDeviation } from 'simple-statistics';
import { featureNames, type FeatureColumns } from '../serve/features.ts';
import type { LogisticRegressionWeights } from '../serve/logistic-regression.ts';

// Gradient descent on standardised features: 60 steps of 3/n reach the optimum to nine digits on this data.
const steps = 60;
const stepSize = 3;

export async function trainLogisticRegression(
  features: FeatureColumns,
  late: Float64Array,
  directory: string,
): Promise<void> {
  const columns = featureNames.map((name) => Array.from(features[name]));
  const means = columns.map((column) => mean(column));
  const scales = columns.map((column) => standardDeviation(column) || 1);
  const rows = Array.from(late, (_, row) => [
    1,
    ...columns.map((column, index) => (column[row]! - means[index]!) / scales[index]!),
  ]);
  const model = new LogisticRegression({ numSteps: steps, learningRate: stepSize / rows.length });
  model.train(new Matrix(rows), Matrix.columnVector(Array.from(late)));
  // One classifier per class; the first one scores "class 1", which is late.
  const [intercept, ...weights] = model.classifiers[0]!.weights.to1DArray();
  const learned: LogisticRegressionWeights = { intercept: intercept!, weights, means, scales };
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'weights.json'), `${JSON.stringify(learned, null, 2)}\n`);
}
