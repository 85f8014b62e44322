import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { featureNames, type FeatureColumns, type Predictor } from './features.ts';

/** weights.json: the features are standardised (x − mean) / scale before they are weighted. */
export interface LogisticRegressionWeights {
  readonly intercept: number;
  readonly weights: readonly number[];
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

export async function loadLogisticRegression(directory: string): Promise<Predictor> {
  const text = await readFile(join(directory, 'weights.json'), 'utf8');
  return logisticRegression(JSON.parse(text) as LogisticRegressionWeights);
}

export function logisticRegression(model: LogisticRegressionWeights): Predictor {
  return { predict: (features) => predictRows(model, features) };
}

function predictRows(model: LogisticRegressionWeights, features: FeatureColumns): number[] {
  const columns = featureNames.map((name) => features[name]);
  return Array.from(columns[0]!, (_, row) => {
    let score = model.intercept;
    for (const [index, column] of columns.entries()) {
      score +=
        model.weights[index]! * ((column[row]! - model.means[index]!) / model.scales[index]!);
    }
    return 1 / (1 + Math.exp(-score));
  });
}
