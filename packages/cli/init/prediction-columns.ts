import { cannotRun } from '#core/verdict/errors.ts';
import type { DataFacts } from './data-facts.ts';
import type { PredictionColumns } from './gates-text.ts';

const scoreNames = [
  'score',
  'probability',
  'proba',
  'prob',
  'y_score',
  'y_pred',
  'prediction',
  'predicted',
  'pred',
];
const labelNames = ['label', 'target', 'y_true', 'y', 'actual', 'truth'];

/**
 * Which columns of a prediction table hold id, label and score.
 * @throws CannotRunError when a column cannot be told by its name.
 */
export function predictionColumns(
  names: readonly string[],
  facts: Pick<DataFacts, 'id' | 'label'>,
): PredictionColumns {
  const first = (wanted: readonly (string | undefined)[]): string | undefined =>
    wanted
      .map((one) =>
        names.find((name) => one !== undefined && name.toLowerCase() === one.toLowerCase()),
      )
      .find((name) => name !== undefined);
  const id = first([facts.id, 'id', 'row_id', 'key']);
  const label = first([facts.label, ...labelNames]);
  const score = first(scoreNames);
  if (id === undefined || label === undefined || score === undefined) {
    const lacking = Object.entries({ id, label, score })
      .filter(([, name]) => name === undefined)
      .map(([role]) => role);
    throw cannotRun(
      'prediction-columns',
      '--predictions',
      `cannot tell which column is the ${lacking.join(' and the ')}; it has ${names.join(', ')}. ` +
        'Rename them id, label and score, or run init without --predictions and name them in gates.yaml',
    );
  }
  return { id, label, score };
}
