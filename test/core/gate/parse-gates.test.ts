import { describe, expect, test } from '@jest/globals';
import { parseGates } from '#core/gate/parse-gates.ts';
import { CannotRunError } from '#core/verdict/errors.ts';

const head = 'version: 1\ntask: binary\n';

function problemsOf(text: string): string {
  try {
    parseGates(text, 'gates.yaml');
    return '';
  } catch (error) {
    if (!(error instanceof CannotRunError)) throw error;
    return error.message;
  }
}

describe('gates.yaml', () => {
  test('is read with its defaults', () => {
    const policy = parseGates(`${head}metrics: { roc_auc: { minimum: 0.6 } }\n`, 'gates.yaml');
    expect(policy).toMatchObject({
      columns: { id: 'id', label: 'label', score: 'score', championScore: 'score' },
      confidence: 0.95,
      inconclusive: 'fail',
      firstModel: 'absolute-only',
      draws: 2000,
      seed: 1,
      classBalance: 'sampled',
      slices: [],
    });
    expect(policy.rules).toEqual([
      {
        metric: 'roc_auc',
        rule: { minimum: 0.6 },
        severity: 'error',
        path: ['metrics', 'roc_auc'],
      },
    ]);
  });

  test.each([
    [
      'multiclass',
      'columns: { score: s }',
      'gates.yaml:3:12 columns.score: is not for task: multiclass',
    ],
    [
      'multiclass',
      'positive: cat',
      'gates.yaml:3:1 positive: is for task: binary, but task is multiclass',
    ],
    [
      'multiclass',
      'class_balance: fixed',
      'class_balance: fixed is not supported for task: multiclass',
    ],
    ['binary', 'columns: { prediction: p }', 'columns.prediction: is not for task: binary'],
    [
      'regression',
      'relevant_from: 2',
      'relevant_from: is for task: ranking, but task is regression',
    ],
    ['ranking', 'columns: { probabilities: { prefix: p_ } }', 'is not for task: ranking'],
  ])('refuses a key that the task %s does not read: %s', (task, key, problem) => {
    const text = `version: 1\ntask: ${task}\n${key}\nmetrics: { accuracy: { minimum: 0.6 } }\n`;
    expect(problemsOf(text)).toContain(problem);
  });

  test.each(['multiclass', 'ranking'])('%s takes weights, or clusters, and not both', (task) => {
    const metric = task === 'ranking' ? 'mrr' : 'accuracy';
    const of = (columns: string): string =>
      `version: 1\ntask: ${task}\ncolumns: { ${columns} }\nmetrics: { ${metric}: { minimum: 0.6 } }\n`;
    expect(parseGates(of('weight: w'), 'gates.yaml').columns.weight).toBe('w');
    expect(parseGates(of('cluster: c'), 'gates.yaml').columns.cluster).toBe('c');
    expect(problemsOf(of('weight: w, cluster: c'))).toContain("'cluster' and 'weight' together");
  });

  test('asks for the ranks that a metric of the first ranks counts', () => {
    const text = 'version: 1\ntask: ranking\nmetrics: { recall_at_k: { minimum: 0.6 } }\n';
    expect(problemsOf(text)).toContain("recall_at_k needs 'at_k'");
  });

  test.each([
    ['no metrics', `${head}metrics: {}\n`, 'gates.yaml:3:1 metrics'],
    ['a metric without a bound', `${head}metrics: { f1: {} }\n`, 'f1 would decide nothing'],
    [
      'bounds that nothing passes',
      `${head}metrics: { f1: { minimum: 0.8, maximum: 0.2 } }\n`,
      'expected minimum ≤ maximum',
    ],
    [
      'an option of another metric',
      `${head}metrics: { roc_auc: { minimum: 0.6, at_threshold: 0.5 } }\n`,
      "roc_auc has no option 'at_threshold'",
    ],
    [
      'a metric without the option that it needs',
      `${head}metrics: { f_beta: { minimum: 0.6 } }\n`,
      "gates.yaml:3:12 metrics.f_beta: f_beta needs 'beta'",
    ],
    [
      'a name for a metric that there is not',
      `${head}metrics: { strict: { metric: f11, minimum: 0.2 } }\n`,
      "gates.yaml:3:22 metrics.strict.metric: unknown metric 'f11'. Did you mean 'f1'?",
    ],
    [
      'a metric under the name of another',
      `${head}metrics: { f1: { metric: mcc, minimum: 0.2 } }\n`,
      'f1 is a metric itself; call this mcc something else',
    ],
    [
      'a metric that is an expression too',
      `${head}metrics: { mine: { metric: mcc, expression: a, better: higher, minimum: 0.2 } }\n`,
      "expected 'metric' or 'expression', got both",
    ],
    [
      'a renamed metric with an option of another',
      `${head}metrics: { mine: { metric: mcc, minimum: 0.2, beta: 2 } }\n`,
      "mine has no option 'beta'",
    ],
    [
      'a target beside a minimum',
      `${head}metrics: { f1: { minimum: 0.2, target: { value: 0.5, within: 0.1 } } }\n`,
      "gates.yaml:3:18 metrics.f1.minimum: 'target' is a minimum and a maximum already",
    ],
    [
      'a target with a negative width',
      `${head}metrics: { f1: { target: { value: 0.5, within: -0.1 } } }\n`,
      'metrics.f1.target.within: expected >= 0, got -0.1',
    ],
    [
      'a target without a width',
      `${head}metrics: { f1: { target: { value: 0.5 } } }\n`,
      'metrics.f1.target',
    ],
    [
      'a target that no value reaches',
      `${head}metrics: { f1: { target: { value: 1.5, within: 0.1 } } }\n`,
      'gates.yaml:3:18 metrics.f1.target: f1 lies between 0 and 1, so that no value is at or above 1.4',
    ],
    [
      'a minimum that no value reaches',
      `${head}metrics: { roc_auc: { minimum: 85 } }\n`,
      'roc_auc lies between 0 and 1, so that no value is at or above 85',
    ],
    [
      'a lift that so small a top allows nobody',
      `${head}metrics: { lift: { minimum: 6, at_top: 0.2 } }\n`,
      'lift lies between 0 and 5, so that no value is at or above 6',
    ],
    [
      'a maximum below everything',
      `${head}metrics: { log_loss: { maximum: -0.1 } }\n`,
      'so that no value is at or below -0.1',
    ],
    [
      'a gain that nobody has',
      `${head}metrics: { accuracy: { vs_champion: { margin: 2 } } }\n`,
      'so that no model is better by 2',
    ],
    [
      'a direction that is not that of the metric',
      `${head}metrics: { log_loss: { maximum: 0.4, better: higher } }\n`,
      "log_loss is better when lower, always; take 'better' out",
    ],
    [
      'a share of the rows that is all of them',
      `${head}metrics: { gain: { minimum: 0.6, at_top: 1 } }\n`,
      'metrics.gain.at_top: expected < 1, got 1',
    ],
    [
      'an unknown key',
      `${head}metrics: { f1: { minimun: 0.6 } }\n`,
      "gates.yaml:3:18 metrics.f1.minimun: expected 'minimum', got the unknown key 'minimun'",
    ],
    [
      'a slice without rows',
      `${head}metrics: { f1: { minimum: 0.1 } }\nslices: [{ name: x, metrics: { f1: { minimum: 0.1 } } }]\n`,
      "expected one of 'by' (a column, or several)",
    ],
    [
      'too few draws for a verdict',
      `${head}draws: 100\nmetrics: { f1: { minimum: 0.1 } }\n`,
      'draws: expected >= 2000, got 100',
    ],
    [
      'a confidence that is not one',
      `${head}confidence: 95\nmetrics: { f1: { minimum: 0.1 } }\n`,
      'confidence: expected < 1, got 95',
    ],
    [
      'two margins',
      `${head}metrics: { f1: { vs_champion: { margin: 0, relative_margin: 0 } } }\n`,
      'metrics.f1.vs_champion',
    ],
  ])('refuses %s', (_, text, message) => {
    expect(problemsOf(text)).toContain(message);
  });

  test('reports all problems at once', () => {
    const text = `${head}metrics: { f1: {}, mcc: { minimum: 1, maximum: 0 } }\ncolumns: { prediction: p }\n`;
    expect(problemsOf(text).split('\n')).toHaveLength(3);
  });
});
