import type { DataFacts } from './data-facts.ts';
import { yamlText } from './yaml-text.ts';

/** Columns of a prediction table. */
export interface PredictionColumns {
  readonly id: string;
  readonly label: string;
  readonly score: string;
}

/** gates.yaml with bounds that any useful model reaches, to be raised by the user. */
export function gatesText(facts: DataFacts, columns: PredictionColumns): string {
  const positive = facts.task === 'binary' ? positiveLabel(facts) : undefined;
  const task = tasks[facts.task];
  const lines = [
    '# What a candidate model must reach; quality-gate reads it. Written by `trainyard init`.',
    '# Every bound is read off a confidence interval: too few rows for a decision is its own verdict.',
    'version: 1',
    `task: ${facts.task} # binary | multiclass | regression | ranking`,
    '# Columns of the prediction tables, one row per id. Candidate and champion predict the same rows.',
    'columns:',
    `  id: ${yamlText(columns.id)}`,
    `  label: ${yamlText(columns.label)}`,
    `  ${task.column(columns)}`,
    ...(positive === undefined ? [] : [`positive: ${positive} # the label that counts as 1`]),
    'confidence: 0.95',
    'inconclusive: fail # fail | warn | pass: what not enough rows mean',
    'first_model: absolute-only # without a champion only minimum and maximum count',
    'metrics:',
    ...task.metrics,
    '# A segment (a column of the prediction tables) that must not get worse while the whole gets better:',
    '# slices:',
    `#   - by: ${yamlText(sliceColumn(facts) ?? 'segment')}`,
    '#     min_rows: 500',
    `#     metrics: { ${task.sliceMetric} }`,
  ];
  return `${lines.join('\n')}\n`;
}

/** What the tasks have different in the file. */
interface TaskText {
  /** Of the prediction table: what the model says. */
  readonly column: (columns: PredictionColumns) => string;
  readonly metrics: readonly string[];
  readonly sliceMetric: string;
}

const tasks: Readonly<Record<DataFacts['task'], TaskText>> = {
  binary: {
    column: ({ score }) => `score: ${yamlText(score)} # the predicted probability`,
    metrics: [
      '  roc_auc:',
      '    minimum: 0.5 # better than a coin; raise it to what your product needs',
      '    vs_champion: { margin: -0.005 } # at most this much worse than the champion',
      '  # calibration_error: { maximum: 0.05 }',
      '  # f1: { minimum: 0.4, at_threshold: 0.5 }',
    ],
    sliceMetric: 'roc_auc: { vs_champion: { margin: -0.02 } }',
  },
  multiclass: {
    column: ({ score }) =>
      `prediction: ${score === 'score' ? 'prediction' : yamlText(score)} # the predicted class; or: probabilities: { prefix: p_ } for p_<class>`,
    metrics: [
      '  mcc:',
      '    minimum: 0 # better than chance; raise it to what your product needs',
      '    vs_champion: { margin: -0.005 } # at most this much worse than the champion',
      '  # f1_macro: { minimum: 0.6 }',
      '  # log_loss: { maximum: 0.7 } # needs probabilities',
    ],
    sliceMetric: 'f1_weighted: { vs_champion: { margin: -0.02 } }',
  },
  regression: {
    column: ({ score }) => `score: ${yamlText(score)} # the predicted number`,
    metrics: [
      '  r2:',
      '    minimum: 0 # better than always saying the mean; raise it to what your product needs',
      '    vs_champion: { margin: -0.005 } # at most this much worse than the champion',
      '  # rmse: { maximum: 10 }',
    ],
    sliceMetric: 'rmse: { vs_champion: { relative_margin: -0.05 } }',
  },
};

/** The value that counts as 1, when it does not say so itself (1, true): a yes-word, else the rarer one. */
function positiveLabel({ profile, label }: DataFacts): string | undefined {
  const column = label === undefined ? undefined : profile.columns[label];
  if (column === undefined || column.type === 'boolean') return undefined;
  const { numeric, categorical } = column;
  if (numeric?.discrete) {
    const [edges, counts] = [numeric.edges, numeric.counts];
    if (edges.every((value) => value === 0 || value === 1)) return undefined;
    return String(edges[counts.indexOf(Math.min(...counts))]);
  }
  const values = categorical?.values ?? [];
  const yes = values.find(({ value }) =>
    /^(1|yes|y|true|positive|pos|fraud|churn(ed)?)$/i.test(value),
  );
  const chosen = yes ?? values.at(-1);
  return chosen === undefined ? undefined : JSON.stringify(chosen.value);
}

function sliceColumn({ profile, label }: DataFacts): string | undefined {
  const names = Object.keys(profile.columns);
  return names.find((name) => name !== label && profile.columns[name]!.role === 'categorical');
}
