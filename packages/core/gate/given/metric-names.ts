/** What scikit-learn's functions and MLflow's evaluators call our metrics. Only names of the same definition. */
const synonyms: Readonly<Record<string, string>> = {
  accuracy_score: 'accuracy',
  average_precision_score: 'average_precision',
  balanced_accuracy_score: 'balanced_accuracy',
  brier_score_loss: 'brier_score',
  cohen_kappa_score: 'cohen_kappa',
  f1_score: 'f1',
  'f1-score': 'f1',
  matthews_corrcoef: 'mcc',
  mean_absolute_error: 'mae',
  mean_absolute_percentage_error: 'mape',
  mean_squared_error: 'mse',
  median_absolute_error: 'median_ae',
  precision_score: 'precision',
  r2_score: 'r2',
  recall_score: 'recall',
  roc_auc_score: 'roc_auc',
  root_mean_squared_error: 'rmse',
};

/** Our name for a metric of another tool; undefined when it has none, or is ours already. */
export function ownName(foreign: string): string | undefined {
  return Object.hasOwn(synonyms, foreign) ? synonyms[foreign] : undefined;
}
