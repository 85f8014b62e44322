import { weightDefects, type Defect } from './check-predictions.ts';
import type { MulticlassSql } from './multiclass-sql.ts';

/** How far the probabilities of a row may add up beside 1: what writing them with three digits does. */
export const probabilitySumTolerance = 1e-3;

/** Kinds of rows that must not occur in a table of a classifier of many classes. */
export function multiclassDefects({
  id,
  label,
  prediction,
  probabilities,
  weight,
}: MulticlassSql): readonly Defect[] {
  const defects: Defect[] = [
    {
      code: 'label-missing',
      condition: `(${label}) IS NULL`,
      message: (rows) =>
        `${rows} have no label; leave rows without a known outcome out of the evaluation`,
    },
  ];
  if (prediction !== undefined) {
    defects.push({
      code: 'prediction-missing',
      condition: `(${prediction}) IS NULL`,
      message: (rows) => `${rows} have no prediction; a model must answer for every row`,
    });
  }
  if (probabilities) defects.push(...probabilityDefects([...probabilities.values()]));
  if (weight !== undefined) defects.push(...weightDefects(weight));
  if (id) {
    defects.push({
      code: 'id-missing',
      condition: `${id.expression} IS NULL`,
      message: (rows) => `${rows} have no id; rows of both models are aligned by it`,
    });
  }
  return defects;
}

function probabilityDefects(columns: readonly string[]): Defect[] {
  const any = (of: (column: string) => string): string =>
    columns.map((column) => `(${of(column)})`).join(' OR ');
  const isUsable = columns
    .map((column) => `${column} IS NOT NULL AND isfinite(${column})`)
    .join(' AND ');
  const sum = columns.join(' + ');
  return [
    {
      code: 'probability-missing',
      condition: any((column) => `${column} IS NULL`),
      message: (rows) =>
        `${rows} have no probability of some class; a model must answer for every row and class`,
    },
    {
      code: 'probability-not-finite',
      condition: any((column) => `NOT isfinite(${column})`),
      message: (rows) => `${rows} have a probability that is NaN or infinite; expected numbers`,
    },
    {
      code: 'probability-out-of-range',
      condition: any((column) => `isfinite(${column}) AND (${column} < 0 OR ${column} > 1)`),
      message: (rows) =>
        `${rows} have a probability outside 0…1; give probabilities (such as predict_proba), not scores or logits`,
    },
    {
      code: 'probability-sum',
      condition: `(${isUsable}) AND abs(${sum} - 1) > ${probabilitySumTolerance}`,
      message: (rows) =>
        `${rows} have probabilities that do not add up to 1 (within ${probabilitySumTolerance}); expected one column for every class and nothing else under this name, and probabilities that exclude each other`,
    },
  ];
}
